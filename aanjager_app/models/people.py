"""Organisations and persons, with where their data come from and until when they are kept."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import OrganisationKind, PersonRole
from aanjager_app.models.base import Base, Day, EnumText, Synced, reference


class Organisation(Synced, Base):
    """An organisation that takes part; with a terrain when it belongs to just that one."""

    __tablename__ = "organisation"

    terrain_id: Mapped[str | None] = reference("terrain.id", optional=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[OrganisationKind] = mapped_column(
        EnumText(OrganisationKind), default=OrganisationKind.OTHER
    )


class Person(Synced, Base):
    """A person; every field but the keys can be erased.

    Attributes:
        source: where the data came from ("zelf opgegeven tijdens bezoek").
        retain_until: after this day the person is listed as due for erasure.
    """

    __tablename__ = "person"

    terrain_id: Mapped[str | None] = reference("terrain.id", optional=True)
    organisation_id: Mapped[str | None] = reference("organisation.id", optional=True)
    name: Mapped[str | None] = mapped_column(Text)
    role: Mapped[PersonRole | None] = mapped_column(EnumText(PersonRole))
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    retain_until: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Text)
