"""Organisations known by themselves: what is worked out of one is kept for as long as it is."""

from sspf.domain.organisation import Organisation

EDITIONS = 512
"""Organisations of which such things are kept ready; the words of each take some 1 MB."""


class Edition:
    """An organisation known by itself, not by its value: it is read once and stays the same."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation

    def __hash__(self) -> int:
        return id(self.organisation)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edition) and other.organisation is self.organisation
