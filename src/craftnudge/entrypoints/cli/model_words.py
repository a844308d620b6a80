"""Notes of a local model in the command line: a status line while it works, then its words or why it gave none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.model.model_settings import ModelSettings
    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.coaching.model.prompt import Material
    from craftnudge.domain.coaching.model.summary_facts import HistoryFact
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.review import Review


@dataclass(frozen=True, slots=True)
class ModelNotes:
    """A model that may be asked, for one call of the program."""

    call: Invocation
    settings: ModelSettings

    @classmethod
    def of(cls, call: Invocation, *, wanted: bool | None) -> ModelNotes:
        """The notes with the settings in effect; `wanted` is the value of an option."""
        from craftnudge.services.model_notes import settings_for_model

        return cls(call, settings_for_model(call.workplace, wanted=wanted))

    def words_on(self, review: Review, material: Material) -> ModelWords:
        """A model's notes on a commit, or the reason why it gave none; shows a status line meanwhile."""
        from craftnudge.services.model_notes import configured_model, words_on

        with self.call.terminal.status() as say:
            model = configured_model(
                self.call.workplace,
                self.settings,
                lambda name, parts: say(f"{name} is working, {parts} tokens (Ctrl-C: continue without it)"),
            )
            return words_on(review, material, model)

    def show_words_on(self, review: Review, material: Material) -> None:
        """Shows a model's words below the rules' own."""
        from craftnudge.presentation.screens.model_words import model_words_screen, reason_line, withheld_lines

        terminal = self.call.terminal
        words = self.words_on(review, material)
        if words.reason is None:
            terminal.show(model_words_screen(words, review.feedback, terminal.canvas))
            terminal.tell(withheld_lines(material, terminal.canvas))
        else:
            named = self.settings.named_by_user
            terminal.tell(reason_line(words.reason, asked_for=named, canvas=terminal.canvas))

    def summary_of(self, facts: Sequence[HistoryFact]) -> ModelWords:
        """A model's words on a history, or the reason why it gave none; shows a status line meanwhile."""
        from craftnudge.services.model_notes import configured_model

        self.call.terminal.out.flush()
        with self.call.terminal.status() as say:
            model = configured_model(
                self.call.workplace,
                self.settings,
                lambda name, parts: say(f"{name} is summarizing, {parts} tokens (Ctrl-C: continue without it)"),
            )
            return model.words_on_history(facts)

    def show_summary_of(self, facts: Sequence[HistoryFact]) -> None:
        """Shows a history in a model's words below the rules' own."""
        from craftnudge.presentation.screens.model_words import reason_line, summary_screen

        terminal = self.call.terminal
        words = self.summary_of(facts)
        if words.reason is None:
            terminal.show(summary_screen(words, facts, terminal.canvas))
        else:
            named = self.settings.named_by_user
            terminal.tell(reason_line(words.reason, asked_for=named, canvas=terminal.canvas))

    def show_summary_prompt(self, facts: Sequence[HistoryFact]) -> None:
        """Prints the request about a history as it would be sent."""
        from craftnudge.services.model_notes import configured_model

        request = configured_model(self.call.workplace, self.settings).request_for_history(facts)
        self.call.terminal.out.write(json.dumps(request, indent=2) + "\n")

    def show_prompt(self, material: Material) -> None:
        """Prints the request about a commit as it would be sent, and notes what was removed from it."""
        from craftnudge.presentation.screens.model_words import withheld_lines
        from craftnudge.services.model_notes import configured_model

        terminal = self.call.terminal
        request = configured_model(self.call.workplace, self.settings).request_for_commit(material)
        terminal.out.write(json.dumps(request, indent=2) + "\n")
        terminal.tell(withheld_lines(material, terminal.canvas))
