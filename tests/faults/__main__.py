# ruff: noqa: T201 - printing is its job
"""The score of the checker: ``python -m tests.faults`` prints the table."""

from collections import Counter

from tests.faults.corpus import corpus, outcome
from tests.faults.fault import KINDS


def main() -> None:
    """Print for each kind how many faults were made, found, and found in place."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for case in corpus():
        result = outcome(case)
        made[case.kind.name] += 1
        found[case.kind.name] += result.found
        placed[case.kind.name] += result.placed
    print("| kind of fault | code | made | found | at the line |")
    print("|---|---|--:|--:|--:|")
    for kind in KINDS:
        name, codes = kind.name, ", ".join(sorted(kind.codes))
        row = f"{made[name]} | {found[name]} | {placed[name]}"
        print(f"| {name.replace('-', ' ')} | {codes} | {row} |")
    total, right = made.total(), placed.total()
    print(f"| **{len(made)} kinds** | | {total} | {found.total()} | {right} |")
    print(f"\n{right / total:.1%} at the right line.")


if __name__ == "__main__":
    main()
