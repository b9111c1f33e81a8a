"""Keys of who takes part. Everybody else asks sspf/domain/organisation.py for them."""

from typing import NewType

MunicipalityId = NewType("MunicipalityId", str)
PersonId = NewType("PersonId", str)
PartyKey = NewType("PartyKey", str)
AuthorityKey = NewType("AuthorityKey", str)
GroupKey = NewType("GroupKey", str)
