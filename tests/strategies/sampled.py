"""A sample of what a strategy draws, the same at every run and for everybody."""

from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

Drawn = TypeVar("Drawn")


def sample(
    strategy: SearchStrategy[Drawn], size: int, beginning: int = 1
) -> list[Drawn]:
    """Return what is drawn from a fixed beginning."""
    found: list[Drawn] = []

    def collect(drawn: Drawn) -> None:
        found.append(drawn)

    sampled = settings(
        max_examples=size,
        derandomize=False,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    seed(beginning)(sampled(given(strategy)(collect)))()
    return found
