"""A script that exports a plain object is read without being run; any other is not."""

from __future__ import annotations

import pytest

from craftnudge.adapters.config.other_tools.script_literal import exported_object

TYPES = {"extends": ["a"], "rules": {"type-enum": [2, "always", ["it's", "fix"]]}}
IN_PLACE = "module.exports = {extends: ['a'], rules: {'type-enum': [2, 'always', ['it\\'s', `fix`]]}};"
COMMENTED = """// ours: see https://commitlint.js.org
export default {
  extends: ['a'], /* b, c */
  rules: {
    'type-enum': [2, 'always', ["it's", 'fix',]],
  },
};
"""
BY_NAME = """import { RuleConfigSeverity } from '@commitlint/types';
const Own: UserConfig = {extends: ['a'], rules: {'type-enum': [RuleConfigSeverity.Error, 'always', ["it's", 'fix']]}};
export default Own;
"""


@pytest.mark.parametrize("text", [IN_PLACE, COMMENTED, BY_NAME])
def test_a_plain_object_is_read(text: str) -> None:
    """With comments, any quotes, trailing commas, named levels, in place or by name."""
    assert exported_object(text) == TYPES


@pytest.mark.parametrize(
    "text",
    [
        "module.exports = require('./own')",
        "module.exports = {extends: ['a'], ignores: [(text) => text.includes('x')]}",
        "module.exports = {...base, rules: {}}",
        "module.exports = {rules: {'type-enum': [2, 'always', types]}}",
        "export default [1]",
        "module.exports = {rules: {",
        "{" * 40_000,
        "",
    ],
)
def test_code_is_not_guessed(text: str) -> None:
    """Calls, functions, spreads and names make the whole file unread."""
    assert exported_object(text) is None
