"""All reference content, each kind read when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from aanjager_app.content import model
from aanjager_app.content.labels import Labels, read_labels
from aanjager_app.content.reading import read_entries
from aanjager_app.content.tables import TableRow, read_table
from aanjager_app.domain.chain import Phase
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.readiness import RequirementProfile
from aanjager_app.domain.vocabulary import OrganisationKind

_Entry = TypeVar("_Entry")
_CERTAINTY = {
    "hoog": model.Certainty.HIGH,
    "redelijk": model.Certainty.REASONABLE,
    "onzeker": model.Certainty.UNCERTAIN,
    "controleren": model.Certainty.UNCERTAIN,
}
_REGION = ("slug", "regio", "regisseurorganisatie", "zekerheid", "opmerking", "klimaatmonitor")
_MUNICIPALITY = (
    "code", "naam", "provincie", "corop", "regio", "zekerheid",
    "geldig_vanaf", "geldig_tot", "opvolger",
)  # fmt: skip
_OFFER = ("volgorde", "onderwerp", "coalitiepartner", "aanbod", "zekerheid")
_SPECIES = ("naam", "wetenschappelijk", "groep", "inzet", "opmerking")


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
        """Phase 0 and phases 1 to 7, in order; no two checks share a slug."""
        phases = read_entries(self._folder / "phases.toml", Phase, "phase")
        for number, phase in enumerate(phases):
            _in_order(f"phases.toml, {phase.slug}", phase.number, number)
        checks = [(phase.slug, check.slug) for phase in phases for check in phase.checks]
        _unique("phases.toml", checks, "slug")
        return phases

    @cached_property
    def profiles(self) -> tuple[RequirementProfile, ...]:
        """Requirement profiles; the first is the basisprofiel. No two items share a rule."""
        profiles = read_entries(self._folder / "profiles.toml", RequirementProfile, "profile")
        for profile in profiles:
            for number, item in enumerate(profile.items, start=1):
                _in_order(f"profiles.toml, {profile.slug}, {item.slug}", item.number, number)
            _unique("profiles.toml", [(profile.slug, i.slug) for i in profile.items], "slug")
            _unique("profiles.toml", [(profile.slug, i.rule.value) for i in profile.items], "rule")
        return profiles

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
            if bool(measure.choice) != bool(measure.situation):
                raise InputError(
                    f"measures.toml, {slug}, situation", "choice en situation horen bij elkaar"
                )
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
    def provinces(self) -> Mapping[str, model.Province]:
        """Provinces by slug."""
        return self._entries("provinces.toml", model.Province)

    @cached_property
    def regions(self) -> Mapping[str, model.Region]:
        """Programme regions by slug."""
        rows = read_table(self._folder / "regions.csv", _REGION, key="slug")
        return {row.text("slug"): _region(row) for row in rows}

    @cached_property
    def municipalities(self) -> Mapping[str, model.Municipality]:
        """Municipalities by code; province, region and successor of each exist."""
        rows = read_table(self._folder / "municipalities.csv", _MUNICIPALITY, key="code")
        provinces = {province.name: province.name for province in self.provinces.values()}
        regions = {slug: slug for slug in self.regions}
        successors = {"": None, **{row.text("code"): row.text("code") for row in rows}}
        return {
            row.text("code"): model.Municipality(
                code=row.text("code"),
                name=row.needed("naam"),
                province=row.choice("provincie", provinces),
                corop=row.needed("corop"),
                region=row.choice("regio", regions),
                certainty=row.choice("zekerheid", _CERTAINTY),
                valid_from=row.day("geldig_vanaf"),
                valid_to=row.day("geldig_tot"),
                successor=row.choice("opvolger", successors),
                **row.origin,
            )
            for row in rows
        }

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
        """Plants and animals, to be checked by an ecologist."""
        return tuple(
            model.Species(
                name=row.needed("naam"),
                scientific=row.needed("wetenschappelijk"),
                group=row.needed("groep"),
                use=row.needed("inzet"),
                remark=row.text("opmerking"),
                **row.origin,
            )
            for row in read_table(self._folder / "species.csv", _SPECIES, key="wetenschappelijk")
        )

    def arguments_for(self, asker: OrganisationKind) -> tuple[model.Argument, ...]:
        """What to say to someone, in the order of the file."""
        return tuple(one for one in self.arguments.values() if asker in one.askers)

    def indicators_of(self, theme: str) -> tuple[model.Indicator, ...]:
        """The indicators of a theme."""
        return tuple(one for one in self.indicators.values() if one.theme == theme)

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
        return tuple(
            model.PartnerOffer(
                order=row.whole("volgorde"),
                subject=row.needed("onderwerp"),
                partner=row.needed("coalitiepartner"),
                offer=row.needed("aanbod"),
                certainty=row.choice("zekerheid", _CERTAINTY),
                **row.origin,
            )
            for row in read_table(self._folder / name, _OFFER)
        )

    def _refer(self, file: str, slug: str, field: str, theme: str) -> None:
        if theme not in self.themes:
            raise InputError(f"{file}, {slug}, {field}", f"het thema “{theme}” bestaat niet")


def _in_order(place: str, found: int, expected: int) -> None:
    if found != expected:
        raise InputError(f"{place}, number", f"hier hoort {expected}")


def _unique(file: str, names: list[tuple[str, str]], field: str) -> None:
    seen: set[str] = set()
    for entry, name in names:
        if name in seen:
            raise InputError(f"{file}, {entry}, {name}, {field}", "dit staat er twee keer")
        seen.add(name)


def _region(row: TableRow) -> model.Region:
    return model.Region(
        slug=row.text("slug"),
        name=row.needed("regio"),
        director_organisation=row.needed("regisseurorganisatie"),
        certainty=row.choice("zekerheid", _CERTAINTY),
        remark=row.text("opmerking"),
        climate_monitor_region=row.needed("klimaatmonitor"),
        **row.origin,
    )
