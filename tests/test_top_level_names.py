"""Our top-level names are common words; no installed package may own one of them."""

from importlib.metadata import packages_distributions

import pytest


@pytest.mark.parametrize("name", ["bot", "cards", "scheduler", "storage", "sspf"])
def test_no_dependency_ships_our_package_name(name: str) -> None:
    assert packages_distributions().get(name) is None
