"""The words of English by what they do in a commit message: state a problem, a cause, a benefit, a change.

They are words of the language and of programming at large, never of a project, so that they hold for any history.
"""

from __future__ import annotations

from typing import Literal

from craftnudge.domain.rubric.text.inflection import forms, nouns, word_set

Family = Literal[
    "cause",
    "problem",
    "trouble",
    "contrast",
    "need",
    "negation",
    "benefit",
    "consequence",
    "relation",
    "waste",
    "correct",
    "change",
    "behave",
    "vague",
    "spelling",
    "text",
    "docs",
    "shape",
    "move",
    "version",
    "test",
]

FAMILIES: dict[Family, frozenset[str]] = {
    # Why: what was wrong, what it led to, what is gained.
    "cause": word_set("because since due therefore thus thereby hence otherwise caused why")
    | nouns("reason rationale cause motivation purpose goal"),
    "problem": forms(
        "crash fail break leak hang deadlock corrupt overflow lose confuse conflict collide misbehave violate "
        "mislead complain panic segfault freeze stall miscount misparse choke explode clobber forget miss "
        "mishandle mangle garble truncate misread hamper"
    )
    | nouns(
        "bug problem regression race mistake inconsistency mismatch vulnerability violation collision limitation "
        "flaw defect shortcoming glitch oversight npe bottleneck fallout downside drawback trouble"
    )
    | word_set(
        "wrong wrongly incorrect incorrectly missing invalid bad flaky unexpected unexpectedly insecure unsafe "
        "slow slowly inconsistent mistakenly accidentally accidental erroneous erroneously inadvertently infinite "
        "stuck corruption confusion improper improperly inefficient unstable malformed impossible annoying ugly "
        "hard difficult unreliable undefined spurious buggy faulty stale nullpointerexception broken unsupported "
        "unavailable refused denied blocked garbage lossy weird strange odd awkward noisy costly expensive "
        "tedious cumbersome brittle fragile messy hacky harmful dangerous surprising surprised uninitialized "
        "unnoticed dangling"
    ),
    # These name parts of programs as well as faults.
    "trouble": nouns("error exception failure issue warning timeout abort fault assumption"),
    "contrast": word_set(
        "previously formerly before earlier currently however although though unfortunately instead rather "
        "already anymore originally historically but while whereas yet now until longer nowadays recently despite "
        "unlike"
    ),
    "need": word_set(
        "must should need needs needed require requires required want wants wanted necessary ought supposed "
        "expected expects mandatory essential important desirable"
    ),
    "negation": word_set(
        "not never cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't "
        "shouldn't hasn't haven't unable dont doesnt cant isnt wont neither nor"
    ),
    "benefit": forms("improve simplify clarify optimize optimise speed ease")
    | word_set(
        "better easier easily faster simpler cleaner safer clearer smaller shorter smoother nicer cheaper "
        "improvement improvements performance consistent consistently consistency readable readability helpful "
        "useful efficient efficiency efficiently simplicity clarity optimization flexible flexibility convenient "
        "convenience robust robustness secure security compatibility compatible reliable reliability idiomatic "
        "friendlier friendly maintainable sense properly correctly possible benefit benefits usability visibility"
    ),
    "consequence": forms("result lead ensure cause allow enable mean let")
    | word_set("will would might may could so otherwise consequently can"),
    "relation": word_set(
        "follow-up followup previous prior again continuation preparation prepare prerequisite mentioned "
        "suggested requested reported discussed according follows todo"
    ),
    "waste": forms("dedupe")
    | word_set(
        "unused dead obsolete redundant unnecessary duplicate duplicated duplicates duplication deprecated "
        "deprecation deprecations outdated unneeded superfluous useless leftover legacy cleanup clean-up cleanups "
        "tidy unreachable needless extraneous overlapping unnecessarily hack now-useless non-existent pointless "
        "clutter unwanted old commented-out"
    ),
    # What: what kind of change it is.
    "correct": forms("fix correct repair resolve prevent avoid unbreak work-around workaround")
    | word_set("bugfix hotfix fixup fixme"),
    "change": forms(
        "add remove delete drop rename replace move extract introduce implement create convert change update "
        "upgrade bump switch migrate split merge combine refactor rewrite expose inline use make set pass restore "
        "revert document deprecate disable enable port promote apply configure include exclude return pull push "
        "rework simplify reduce increase initialize define mark annotate wrap register call load print log write "
        "store save catch cache generate skip reorder group align tweak improve clarify clean provide unify "
        "factor teach import export declare adjust swap turn hide show rearrange reuse parse read put get flip "
        "bring downgrade lower raise extend invert stop start accept adapt adopt assign attach bind bundle check "
        "collect compute consolidate copy decouple default delegate detect emit encapsulate encode evaluate fold "
        "format generalize index inject install integrate invoke isolate limit link list lock map modify "
        "normalize open optimize override pin populate process propagate publish quote record refresh regenerate "
        "reject relax relocate render reorganize reset retry run send separate serialize sort specify state strip "
        "suppress sync synchronize tag throw tidy track translate trim uncomment undo unwrap validate verify"
    ),
    "behave": forms("allow ensure support handle honor honour prefer respect permit tolerate guarantee treat let")
    | word_set("do don't never always should can not no make can't cannot"),
    "vague": forms("polish update change fix improve tweak clean cleanup refactor review rework test bump move")
    | nouns(
        "thing improvement tweak comment contribution nit refinement adjustment modification commit fixup warning "
        "error bug issue problem typo review test doc version feedback file"
    )
    | word_set(
        "really hopefully actually time today tonight tonights "
        "misc miscellaneous minor stuff various some more wip work whitespace code small little bit tidy up again "
        "temp tmp initial checkpoint progress done part several few everything everywhere all next new latest "
        "other another cleanup clean-up formatting speling build general last first final finally start also"
    ),
    # What is changed: kinds for which the reason goes without saying.
    "spelling": forms("misspell spell")
    | word_set("typo typos speling grammar grammatical wording typographical misspelling misspellings typographic"),
    "text": nouns("docstring comment note guide manual website tutorial explanation description"),
    "docs": nouns("javadoc doc readme changelog kdoc documentation license licence copyright example sample link")
    | forms("document"),
    "shape": forms("format reformat indent reindent lint beautify")
    | word_set(
        "whitespace indentation checkstyle style cosmetic prettier pep8 newline newlines blank alignment imports "
        "formatting spaces tabs polish polishing unformatted formatter"
    ),
    "move": forms(
        "rename move relocate extract refactor inline split reorganize restructure reorder rework consolidate rearrange"
    ),
    "version": forms("bump upgrade downgrade")
    | nouns("version release snapshot dependency")
    | word_set("latest rc development iteration deps"),
    "test": nouns("test testcase assertion benchmark unittest") | word_set("testing coverage"),
}

# Words that carry grammar rather than content.
FUNCTION_WORDS = word_set(
    "a an the of in on for to from with by at and or as is are be been it its this that these those into out off "
    "over via per when if not no so do does up than then we i you they he she our your their my some any all more"
)
