"""All reference content, each kind read when it is first asked for."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from aanjager_app.content import model
from aanjager_app.content.labels import Labels, read_labels
from aanjager_app.content.reading import build, read_csv, read_entries, read_toml
from aanjager_app.domain.chain import Phase
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.readiness import RequirementProfile

_Entry = TypeVar("_Entry")
_CERTAINTY = {
    "hoog": model.Certainty.HIGH,
    "redelijk": model.Certainty.REASONABLE,
    "onzeker": model.Certainty.UNCERTAIN,
    "controleren": model.Certainty.UNCERTAIN,
}


class Content:
    """The reference content of one folder.

    Every property reads and validates its own file once, and raises `InputError` with file, entry
    and field when something is wrong.
    """

    def __init__(self, folder: Path, glossary: Path) -> None:
        self._folder = folder
        self._glossary = glossary

    @cached_property
    def labels(self) -> Labels:
        """What the user reads for the members of enumerations."""
        return read_labels(self._glossary)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """Phase 0 and phases 1 to 7."""
        return _wholly(self._folder / "phases.toml", "phase", Phase)

    @cached_property
    def profiles(self) -> tuple[RequirementProfile, ...]:
        """Requirement profiles; the first is the basisprofiel."""
        return _wholly(self._folder / "profiles.toml", "profile", RequirementProfile)

    @cached_property
    def themes(self) -> Mapping[str, model.Theme]:
        """Themes by slug."""
        return self._entries("themes.toml", model.Theme)

    @cached_property
    def indicators(self) -> Mapping[str, model.Indicator]:
        """Indicators by slug; each belongs to a theme that exists."""
        found = self._entries("indicators.toml", model.Indicator)
        for slug, indicator in found.items():
            self._refer("indicators.toml", slug, "theme", indicator.theme)
        return found

    @cached_property
    def measures(self) -> Mapping[str, model.Measure]:
        """Measures by slug; each helps themes that exist."""
        found = self._entries("measures.toml", model.Measure)
        for slug, measure in found.items():
            for theme in measure.themes:
                self._refer("measures.toml", slug, "themes", theme)
        return found

    @cached_property
    def benefit_values(self) -> Mapping[str, model.BenefitValue]:
        """Values of benefits by slug."""
        return self._entries("benefit_values.toml", model.BenefitValue)

    @cached_property
    def funding_routes(self) -> Mapping[str, model.FundingRoute]:
        """Ways to pay by slug."""
        return self._entries("funding_routes.toml", model.FundingRoute)

    @cached_property
    def benefits(self) -> Mapping[str, model.Benefit]:
        """What a greener terrain brings, by slug."""
        return self._entries("benefits.toml", model.Benefit)

    @cached_property
    def arguments(self) -> Mapping[str, model.Argument]:
        """Arguments by slug."""
        return self._entries("arguments.toml", model.Argument)

    @cached_property
    def tips(self) -> Mapping[str, model.Tip]:
        """Tips by slug."""
        return self._entries("tips.toml", model.Tip)

    @cached_property
    def links(self) -> Mapping[str, model.Link]:
        """Pages elsewhere by slug."""
        return self._entries("links.toml", model.Link)

    @cached_property
    def regions(self) -> Mapping[str, model.Region]:
        """Programme regions by slug."""
        columns = ("slug", "regio", "regisseurorganisatie", "zekerheid", "klimaatmonitor")
        rows = read_csv(self._folder / "regions.csv", columns)
        return {row["slug"]: _region(row) for row in rows}

    @cached_property
    def municipalities(self) -> Mapping[str, model.Municipality]:
        """Municipalities by code; each has a region that exists."""
        columns = (
            "code", "naam", "provincie", "corop", "regio", "zekerheid",
            "geldig_vanaf", "geldig_tot", "opvolger",
        )  # fmt: skip
        rows = read_csv(self._folder / "municipalities.csv", columns)
        found = {row["code"]: _municipality(row) for row in rows}
        for code, municipality in found.items():
            if municipality.region not in self.regions:
                place = f"municipalities.csv, {code}, regio"
                raise InputError(place, f"de regio “{municipality.region}” bestaat niet")
        return found

    @cached_property
    def toolbox_offers(self) -> tuple[model.PartnerOffer, ...]:
        """What partners offer per step of the Toolbox."""
        return self._offers("toolbox_partners.csv")

    @cached_property
    def expertise_offers(self) -> tuple[model.PartnerOffer, ...]:
        """What partners offer per field of expertise."""
        return self._offers("expertise_partners.csv")

    @cached_property
    def species(self) -> tuple[model.Species, ...]:
        """Plants, to be checked by an ecologist."""
        columns = ("naam", "wetenschappelijk", "groep", "inzet", "opmerking")
        names = ("name", "scientific", "group", "use", "remark")
        return tuple(
            model.Species(**dict(zip(names, row.values(), strict=True)))
            for row in read_csv(self._folder / "species.csv", columns)
        )

    def municipality(self, code: str) -> model.Municipality | None:
        """The municipality with this code."""
        return self.municipalities.get(code)

    def region(self, slug: str) -> model.Region | None:
        """The region with this slug."""
        return self.regions.get(slug)

    def check(self) -> None:
        """Read everything, so that any fault shows.

        Raises:
            InputError: with file, entry and field.
        """
        for name, attribute in vars(type(self)).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)

    def _entries(self, name: str, kind: type[_Entry]) -> dict[str, _Entry]:
        entries = read_entries(self._folder / name, kind)
        return {str(getattr(entry, "slug")): entry for entry in entries}  # noqa: B009

    def _offers(self, name: str) -> tuple[model.PartnerOffer, ...]:
        columns = ("volgorde", "onderwerp", "coalitiepartner", "aanbod", "zekerheid")
        return tuple(
            model.PartnerOffer(
                order=int(row["volgorde"]),
                subject=row["onderwerp"],
                partner=row["coalitiepartner"],
                offer=row["aanbod"],
                certainty=_CERTAINTY[row["zekerheid"].split(" ")[0]],
            )
            for row in read_csv(self._folder / name, columns)
        )

    def _refer(self, file: str, slug: str, field: str, theme: str) -> None:
        if theme not in self.themes:
            raise InputError(f"{file}, {slug}, {field}", f"het thema “{theme}” bestaat niet")


def _wholly(path: Path, key: str, kind: type[_Entry]) -> tuple[_Entry, ...]:
    """A file of a few large entries that hold smaller ones."""
    data = read_toml(path)
    unknown = set(data) - {key, "defaults"}
    if unknown:
        raise InputError(f"{path.name}, {min(unknown)}", "dit onderdeel bestaat niet")
    defaults: dict[str, Any] = data.get("defaults", {})
    entries = tuple(
        build(kind, {**defaults, **table}, f"{path.name}, {table.get('slug', number)}")
        for number, table in enumerate(data.get(key, ()), start=1)
    )
    if not entries:
        raise InputError(path.name, "er staat geen enkel onderdeel in")
    return entries


def _region(row: Mapping[str, str]) -> model.Region:
    word, _, remark = row["zekerheid"].partition(" ")
    return model.Region(
        slug=row["slug"],
        name=row["regio"],
        director_organisation=row["regisseurorganisatie"],
        certainty=_CERTAINTY[word],
        remark=remark.strip("()"),
        climate_monitor_region=row["klimaatmonitor"],
    )


def _municipality(row: Mapping[str, str]) -> model.Municipality:
    return model.Municipality(
        code=row["code"],
        name=row["naam"],
        province=row["provincie"],
        corop=row["corop"],
        region=row["regio"],
        certainty=_CERTAINTY[row["zekerheid"]],
        valid_from=_day(row["geldig_vanaf"]),
        valid_to=_day(row["geldig_tot"]),
        successor=row["opvolger"] or None,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
