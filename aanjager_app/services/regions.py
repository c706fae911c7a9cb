"""Which region and regisseur organisation belong to a municipality: a proposal, never a must."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.models.entities import Municipality, Region


@dataclass(slots=True)
class RegionBook:
    """Rows of regions and municipalities, made from the reference content when first needed."""

    session: Session
    content: Content
    _regions: dict[str, Region] = field(default_factory=dict)
    _municipalities: dict[str, Municipality] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Rows in the bin first, so that a living one of the same key takes its place.
        regions = self.session.scalars(select(Region).order_by(Region.binned.desc()))
        self._regions = {region.slug: region for region in regions}
        rows = self.session.scalars(select(Municipality).order_by(Municipality.binned.desc()))
        self._municipalities = {row.code: row for row in rows}

    def municipality(self, code: str) -> Municipality | None:
        """The row of a municipality, with its proposed region; None for an unknown code."""
        reference = self.content.municipality(code)
        known = self._municipalities.get(code)
        if known is not None and known.binned and reference is not None:
            known.binned = False
            self.region(reference.region)
        if known is not None or reference is None:
            return known
        region = self.region(reference.region) if reference.region else None
        row = Municipality(
            code=reference.code,
            name=reference.name,
            province=reference.province,
            region_id=region.id if region else None,
            valid_from=reference.valid_from,
            valid_to=reference.valid_to,
            successor_code=reference.successor,
        )
        self._add(row)
        self._municipalities[code] = row
        return row

    def region(self, slug: str) -> Region | None:
        """The row of a region; None for an unknown slug."""
        known = self._regions.get(slug)
        if known is not None:
            known.binned = False
            return known
        reference = self.content.region(slug)
        if reference is None:
            return None
        row = Region(
            slug=reference.slug,
            name=reference.name,
            director_organisation=reference.director_organisation,
        )
        self._add(row)
        self._regions[slug] = row
        return row

    def _add(self, row: Region | Municipality) -> None:
        self.session.add(row)
        self.session.flush()
