"""Asking a model from a command: the line that tells that it thinks, and what of it is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.domain.coaching.model.model_settings import ModelSettings
    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.coaching.model.prompt import Material
    from craftnudge.domain.coaching.model.summary_facts import Facts
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.review import Review


@dataclass(frozen=True, slots=True)
class Advice:
    """A model that may be asked, and the terminal that is told about it."""

    terminal: Terminal
    settings: ModelSettings
    environ: Mapping[str, str]

    @classmethod
    def of(
        cls, terminal: Terminal, configuration: Configuration, environ: Mapping[str, str], *, wanted: bool | None
    ) -> Advice:
        """With the settings that hold; `wanted` is what a flag says."""
        from craftnudge.services.model_notes import settings_for_model

        return cls(terminal, settings_for_model(configuration, environ, wanted=wanted), environ)

    def words_on(self, found: Review, known: Material) -> ModelWords:
        """A model's words on a commit, or the reason why there are none; a status line meanwhile."""
        from craftnudge.adapters.ollama.ask import ConfiguredModel
        from craftnudge.services.model_notes import reply_cache, words_on

        with self.terminal.status() as say:
            local_model = ConfiguredModel(
                self.settings,
                reply_cache(home_folder(self.environ)),
                lambda model, parts: say(f"{model} is thinking, {parts} tokens (Ctrl-C: go without)"),
            )
            return words_on(found, known, local_model)

    def show_words_on(self, found: Review, known: Material) -> None:
        """Shows a model's words under the rules' own."""
        from craftnudge.presentation.screens.model_words import model_words_screen, reason_line, withheld_lines

        canvas = self.terminal.canvas
        words = self.words_on(found, known)
        if words.reason is None:
            self.terminal.show(model_words_screen(words, found.feedback, canvas))
            self.terminal.tell(withheld_lines(known, canvas))
        else:
            self.terminal.tell(reason_line(words.reason, asked_for=self.settings.named_by_user, canvas=canvas))

    def summary_of(self, facts: Facts) -> ModelWords:
        """A model's words on a history, or the reason why there are none; a status line meanwhile."""
        from craftnudge.adapters.ollama.ask import ConfiguredModel
        from craftnudge.services.model_notes import reply_cache

        self.terminal.out.flush()
        with self.terminal.status() as say:
            cache = reply_cache(home_folder(self.environ))
            local_model = ConfiguredModel(
                self.settings, cache, lambda model, parts: say(f"{model} sums up, {parts} tokens")
            )
            return local_model.words_on_history(facts)

    def show_summary_of(self, facts: Facts) -> None:
        """Shows a history in a model's words under the rules' own."""
        from craftnudge.presentation.screens.model_words import reason_line, summary_screen

        words = self.summary_of(facts)
        if words.reason is None:
            self.terminal.show(summary_screen(words, facts, self.terminal.canvas))
        else:
            asked = self.settings.named_by_user
            self.terminal.tell(reason_line(words.reason, asked_for=asked, canvas=self.terminal.canvas))

    def show_summary_prompt(self, facts: Facts) -> None:
        """Prints the request about a history as it would be sent."""
        from craftnudge.adapters.ollama.ask import ConfiguredModel
        from craftnudge.services.model_notes import reply_cache

        request = ConfiguredModel(self.settings, reply_cache(home_folder(self.environ))).request_for_history(facts)
        self.terminal.out.write(json.dumps(request, indent=2) + "\n")

    def show_prompt(self, known: Material) -> None:
        """Prints the request as it would be sent, and tells what was taken out of it."""
        from craftnudge.adapters.ollama.ask import ConfiguredModel
        from craftnudge.presentation.screens.model_words import withheld_lines
        from craftnudge.services.model_notes import reply_cache

        request = ConfiguredModel(self.settings, reply_cache(home_folder(self.environ))).request_for_commit(known)
        self.terminal.out.write(json.dumps(request, indent=2) + "\n")
        self.terminal.tell(withheld_lines(known, self.terminal.canvas))
