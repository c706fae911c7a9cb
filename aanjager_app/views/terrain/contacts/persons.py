"""The persons of a terrain: kept until a day, and erased everywhere on request."""

from datetime import date

from PySide6.QtWidgets import QMessageBox

from aanjager_app.domain.dutch import count, format_date, format_date_short
from aanjager_app.services.erasing import ErasureReport, erase_one, is_due, retain_until
from aanjager_app.services.lists import ListKind
from aanjager_app.services.records import Record, RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.notices import Tone
from aanjager_app.views.terrain.list_import.starting import ListImport
from aanjager_app.views.terrain.record_columns import shown, title
from aanjager_app.views.widgets.buttons import DangerButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.tables import Column


class PersonsPanel(RecordPanel):
    """The list of persons with their forms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.PERSON,
            (
                title("Naam", 170),
                shown("Rol", "role", 130),
                Column("Bewaren tot", self._kept, width=185, sort_key=_until),
            ),
            empty="Bewaar alleen wat je nodig hebt, en schrijf op waar het vandaan komt.",
        )
        self.erase = DangerButton("Overal wissen (AVG)")
        self.erase.clicked.connect(self._ask_to_erase)
        self.add_tool(self.erase)
        self._bring_in = ListImport(desk, ListKind.CONTACTS, self)
        self.offer("Importeren…", Icon.IMPORT, self.bring_in)
        self.chosen.connect(self._on_chosen)

    def bring_in(self) -> None:
        """Import contacts from a file."""
        if self.parent_key is not None:
            self._bring_in.begin(self.parent_key, self.window())

    def first_texts(self) -> dict[str, str]:
        """A new person is kept as long as the settings say."""
        months = self.desk.settings.retention_months
        until = retain_until(self.desk.context.today(), months)
        return {"retain_until": format_date_short(until)}

    def _kept(self, record: Record) -> str:
        until = _until(record)
        if until is None:
            return "geen termijn"
        words = format_date_short(until)
        return f"{words} · verlopen" if is_due(until, self.desk.context.today()) else words

    def _on_chosen(self, key: str) -> None:
        self.erase.setVisible(bool(key))

    def _ask_to_erase(self) -> None:
        record = self.record_of(self.record or "")
        if record is None:
            return
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Overal wissen")
        box.setText(f"Alles van {record.title} overal wissen?")
        box.setInformativeText(
            "Naam en contactgegevens verdwijnen uit dit terrein, uit alle notities en teksten, uit "
            "de geschiedenis en uit het bestand zelf. Dit kun je niet ongedaan maken."
        )
        erase = box.addButton("Overal wissen", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Niet wissen", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is erase:
            self._erase(record.id)
        box.deleteLater()

    def _erase(self, key: str) -> None:
        store = self.desk.context.store
        report = self.desk.carry_out(lambda: erase_one(store, key))
        if report is not None:
            self.reload(choose_first=True)
            self.desk.notices.tell(_told(report), tone=Tone.WARNING)


def _until(record: Record) -> date | None:
    until = record.values["retain_until"]
    return until if isinstance(until, date) else None


def _told(report: ErasureReport) -> str:
    texts = count(report.texts, "tekst", "teksten")
    done = f"Gewist, ook uit {texts}."
    if not report.backups:
        return done
    last = max(backup.kept_until for backup in report.backups)
    old = count(len(report.backups), "oudere reservekopie", "oudere reservekopieën")
    return (
        f"{done} In {old} staan de gegevens nog tot uiterlijk {format_date(last.date())}; wordt "
        "zo’n kopie teruggezet, dan wist Aanjager ze opnieuw."
    )
