"""The phrases of insights. Generated from en/insights/ by `python -m docs.phrases`; do not edit."""

from __future__ import annotations

# By the kind of insight: the headline, the detail, what to do, and the note on a commit that shows it; of each the
# first variant whose placeholders can all be filled is used.
INSIGHTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {'below_others': (("In {repository}, your {aspect} score is {difference} below your teammates'.",
                   "In {repositories:repository}, your {aspect} score is {difference} below your teammates'."),
                  ('You average {average} in {commits:commit}; {people:person} average {others_average} in '
                   '{others_commits}.',),
                  (),
                  ()),
 'larger_before_weekends': (('Commits on Friday from {from_hour}:00 are larger.',),
                            ('{large} of {friday_commits} change over {large_lines:line} ({friday_large_share:%}); '
                             'at other times {other_large_share:%}.',),
                            (),
                            ()),
 'costliest_check': (('{fail_name}: -{lost} points per commit, in {missed} of {of:commit}.',),
                     ('No other habit costs more points.',),
                     ('To see how to fix it: craftnudge explain {check}',),
                     ()),
 'kind_scores_lower': (('{Work}: the messages score {difference} lower than those of your other work.',),
                       ('{commits:commit} average {average}; the others average {other_average}. All work: {mix}.',),
                       (),
                       ()),
 'lower_on_long_days': (('After {first_commits:commit} in a day, message scores drop by {difference}.',),
                        ('On these days the first {first_commits} average {fresh_average}, the {late_commits} after '
                         'them {late_average}.',),
                        (),
                        ()),
 'reverted': (('{reverted} of {commits:commit} were reverted.',),
              ('{some_same_day} of them on the same day.', 'None of them on the same day.'),
              (),
              ('by {note}',)),
 'you_fixed': (('You fixed {mended:commit} within an hour of making them.',),
               ('The next commit changes the same lines.',),
               ('Read git diff --staged before you commit.',),
               ('fixed by {note}',)),
 'fixed': (('{mended:commit} were fixed within an hour.',),
           ('The next commit changes the same lines.',),
           ('Read git diff --staged before you commit.',),
           ('fixed by {note}',)),
 'quick_commits_lower': (('Commits within {minutes:minute} of the last one: messages score {difference} lower.',),
                         ('{hasty_commits:commit} average {hasty_average}; the other {other_commits} average '
                          '{other_average}.',),
                         (),
                         ()),
 'large_explain_less': (('Large commits explain why less often.',),
                        ('Over {large_lines:line}: {large_share:%} give a reason. Smaller commits: '
                         '{small_share:%}.',),
                        (),
                        ()),
 'related_file_came_later': (('{name} usually changes with {partner_name} ({together} of {changes:time}).',),
                             ('{came_later:time}, {partner_name} was changed within the next '
                              '{soon_commits:commit}.',),
                             ('Check whether they belong in one commit.',),
                             ('then {note}',)),
 'squashed_branches': (('{squashed} of {of:commit} list the commits of a squashed branch.',),
                       ('Each lost {lost} points for it.',),
                       ('One setting ends this. GitHub: Settings > General > Pull Requests > Default commit message '
                        '> Pull request title and description. GitLab: Settings > Merge requests > Squash commit '
                        'message template.',),
                       ()),
 'tests_with_code': (('Code changes with tests: {with_tests} of {code_commits} ({share:%}).',),
                     ('Other people in your repositories: {others_share:%}.',),
                     ('Largest of the {without_tests:code change} without tests:',),
                     ()),
 'time_scores_lower': (('{time} commits score {difference} lower than the rest.',),
                       ('{commits:commit} average {average}; the other {other_commits} average {other_average}.',),
                       (),
                       ()),
 'unfinished': (('{unfinished:unfinished commit} stayed in the history.',),
                ('{work_in_progress:work-in-progress commit}, {fixups:fixup or squash commit}.',),
                ('Before you push, squash them: git rebase -i --autosquash',),
                ()),
 'nudged_pass_more': (('You pass more often after a nudge: {pass_name}.',),
                      ('After a nudge, {met_after_nudge} of {nudged_commits} passed ({share:%}); without one, '
                       '{met_otherwise} of {other_commits} ({other_share:%}).',),
                      ('Only commits that follow a failure are counted.',),
                      ()),
 'nudged_pass_less': (('You pass less often after a nudge: {pass_name}.',),
                      ('After a nudge, {met_after_nudge} of {nudged_commits} passed ({share:%}); without one, '
                       '{met_otherwise} of {other_commits} ({other_share:%}).',),
                      ('Only commits that follow a failure are counted.',),
                      ()),
 'agent_scores_lower': (('Commits with a coding agent score {difference} lower.',),
                        ('{agent_commits:commit} average {agent_average}; the other {other_commits} average '
                         '{other_average}.',),
                        (),
                        ()),
 'agent_scores_higher': (('Commits with a coding agent score {difference} higher.',),
                         ('{agent_commits:commit} average {agent_average}; the other {other_commits} average '
                          '{other_average}.',),
                         (),
                         ()),
 'agent_tests_less_often': (('Code changes with a coding agent include tests less often.',),
                            ('{agent_share:%} of {agent_commits:code change} with an agent have tests; without one, '
                             '{other_share:%} of {other_commits}.',),
                            (),
                            ()),
 'agent_tests_more_often': (('Code changes with a coding agent include tests more often.',),
                            ('{agent_share:%} of {agent_commits:code change} with an agent have tests; without one, '
                             '{other_share:%} of {other_commits}.',),
                            (),
                            ()),
 'agent_messages_longer': (('With a coding agent, your messages are {times} times as long per changed line.',),
                           ('Compared: {agent_commits:commit} with an agent and {other_commits} without.',),
                           ('Leave out what the diff shows.',),
                           ())}

WORK: dict[str, str] = {'feature': 'features',
 'fix': 'fixes',
 'documentation change': 'documentation changes',
 'test change': 'test changes',
 'refactoring': 'refactorings',
 'build change': 'build changes',
 'other work': 'other work'}
