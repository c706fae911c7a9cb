"""Qt's own dialogs speak Dutch, also where its translation has gaps."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from aanjager_app.views.qt_words import WORDS


@pytest.mark.parametrize("key", WORDS, ids=lambda key: key[1])
def test_each_word_is_given(application, key):
    assert QCoreApplication.translate(*key) == WORDS[key]


def test_what_qt_translates_itself_and_what_nobody_does_stay(application):
    assert QCoreApplication.translate("QFileDialog", "Open") == "Openen"
    assert QCoreApplication.translate("Elders", "Something") == "Something"


def test_the_chooser_of_files_has_no_english_label(application, qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text().replace("&", "") for label in dialog.findChildren(QLabel)]
    assert words == ["Zoeken in:", "Bestandsnaam:", "Bestandstype:"]
