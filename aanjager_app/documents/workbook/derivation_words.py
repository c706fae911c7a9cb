"""Words on sheet `Herleiding` that follow the input: when a step counts, and what to mind."""

from aanjager_app.documents.workbook.input_lines import (
    SHEET,
    YES,
    BenefitCells,
    CostCells,
    TransferCells,
)
from aanjager_app.documents.workbook.inputs import Inputs

_TOO_LATE = '"na de zichtperiode: telt niet mee"'
_NO_RESERVE = '"Zonder levensduur is niet met vervanging en restwaarde gerekend. "'
_NOT_COUNTED = '"Deze baat telt bewust niet mee in de totalen. "'
_NO_LIFE = '"geen levensduur ingevuld"'


class Moments:
    """Formulas that say in which years a step counts; no figure in them is typed."""

    def __init__(self, inputs: Inputs) -> None:
        self.base = inputs.base_year
        self.horizon = inputs.horizon

    def built(self, line: CostCells) -> str:
        """Of the first purchase."""
        when = f'IF({line.year}=0,": nu, dus voor het hele bedrag",{self._ago(line.year)})'
        return f'IF({line.year}>{self.horizon},{_TOO_LATE},"in "&{self._year(line.year)}&{when})'

    def replaced(self, line: CostCells) -> str:
        """Of the later purchases."""
        never = f'IF({line.replace}<>"{YES}","wordt niet vervangen",'
        late = f"{line.year}+{line.lifetime}>={self.horizon}"
        each = f'"elke "&{line.lifetime}&" jaar na de aanleg"'
        told = f'IF({late},"niet binnen de zichtperiode",{each})'
        return f"IF(N({line.lifetime})<1,{_NO_LIFE},{never}{told}))"

    def residual(self, line: CostCells) -> str:
        """Of what is left at the end."""
        life, first, end = line.lifetime, line.year, self.horizon
        times = f'IF({line.replace}="{YES}",MAX(0,INT(({end}-{first}-1)/{life})),0)'
        left = f"MAX(0,{first}+{times}*{life}+{life}-{end})"
        told = f'"in "&{self._year(end)}&": gaat dan nog "&{left}&" van de "&{life}&" jaar mee"'
        return (
            f"IF(N({life})<1,{_NO_LIFE},"
            f'IF({line.residual}<>"{YES}","geen restwaarde gerekend",'
            f"IF({first}>{end},{_TOO_LATE},{told})))"
        )

    def kept(self, line: CostCells) -> str:
        """Of the upkeep."""
        return self._period(line.upkeep_from, line.upkeep_until)

    def gained(self, line: BenefitCells) -> str:
        """Of a benefit."""
        once = line.one_off
        told = f'IF({once}>{self.horizon},{_TOO_LATE},"eenmalig in "&{self._year(once)})'
        return f"IF(ISNUMBER({once}),{told},{self._period(line.from_year, line.until_year)})"

    def received(self, line: TransferCells) -> str:
        """Of money that comes."""
        last = f"MIN(IF(ISNUMBER({line.until}),{line.until},{line.year}),{self.horizon})"
        years = f'"elk jaar van "&{self._year(line.year)}&" t/m "&{self._year(last)}'
        once = f'"in "&{self._year(line.year)}'
        told = f"IF({last}>{line.year},{years},{once})"
        return f"IF({line.year}>{self.horizon},{_TOO_LATE},{told})"

    def repaid(self, line: TransferCells) -> str:
        """Of a loan that is paid back."""
        return f'"vanaf "&{self._year(f"{line.year}+1")}&", "&N({line.term})&" jaar lang"'

    def _year(self, number: str) -> str:
        return f"({self.base}+{number})"

    def _ago(self, number: str) -> str:
        return f'": "&{number}&" jaar teruggerekend"'

    def _period(self, first: str, until: str) -> str:
        last = f"IF(ISNUMBER({until}),MIN({until},{self.horizon}),{self.horizon})"
        years = f'"elk jaar van "&{self._year(first)}&" t/m "&{self._year(last)}'
        return f'IF({first}>{last},"in geen enkel jaar van de zichtperiode",{years})'


def cost_notes(line: CostCells) -> str:
    """What to mind of a cost line."""
    notes = [
        *(_range(name, line.row, letters) for name, letters in (
            ("Aantal", "DEF"), ("Prijs", "HIJ"), ("Onderhoud", "NOP"),
        )),
        f'IF(ISNUMBER({line.rate}),"Deze post heeft een eigen discontovoet. ","")',
        f'IF(N({line.lifetime})>=1,"",{_NO_RESERVE})',
    ]  # fmt: skip
    return _unless_pm(line.pm, notes)


def benefit_notes(line: BenefitCells) -> str:
    """What to mind of a benefit."""
    return _unless_pm(
        line.pm,
        [
            _range("Aantal", line.row, "CDE"),
            _range("Waarde", line.row, "GHI"),
            f'IF({line.counted}="{YES}","Zekerheid: "&{line.confidence}&". ",{_NOT_COUNTED})',
        ],
    )


def transfer_notes(line: TransferCells) -> str:
    """What to mind of a contribution."""
    moved = f'"Van "&{line.giver}&" naar "&{line.receiver}&". Over alle partijen samen is dat nul."'
    own = f'"Eigen geld van "&{line.giver}&": het verandert niets aan het saldo."'
    return f"IF({line.giver}={line.receiver},{own},{moved})"


def _unless_pm(pm: str, notes: list[str]) -> str:
    words = '"PM: met opzet geen prijs, en niet in de totalen."'
    return f'IF({pm}="{YES}",{words},{"&".join(notes)})'


def _range(name: str, row: int, letters: str) -> str:
    low, mid, high = (f"{SHEET}!${letter}${row}" for letter in letters)
    used = f'IF(ISNUMBER({mid}),"het midden dat is ingevuld. ","het midden van laag en hoog. ")'
    told = f'"{name}: met een laag en een hoog; gerekend is met "&{used}'
    return f'IF(AND(ISNUMBER({low}),ISNUMBER({high})),{told},"")'
