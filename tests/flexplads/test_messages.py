"""The catalogue of Danish texts: what is found, kept, and found wanting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flexplads import messages


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A little project of one module, one scheme and one template."""
    (tmp_path / "audit").mkdir()
    (tmp_path / "schemes").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "audit" / "a.py").write_text(
        'x = _("One day")\n'
        'y = ngettext("%(n)d day", "%(n)d days", 2)\n'
        'z = pgettext("month", "May")\n'
    )
    (tmp_path / "schemes" / "s.py").write_text('q = _("Will the " "citizen cooperate?")\n')
    (tmp_path / "templates" / "t.html").write_text(
        '{% load i18n %}{% translate "Places" %}'
        "{% blocktranslate with who=name %}Hello {{ who }}{% endblocktranslate %}"
    )
    catalogue = tmp_path / "locale" / "django.po"
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "CATALOGUE", catalogue)
    monkeypatch.setattr(messages, "COMPILED", catalogue.with_suffix(".mo"))
    return tmp_path


DANISH = {
    "One day": "En dag",
    "%(n)d day": ("%(n)d dag", "%(n)d dage"),
    "May": "Maj",
    "Will the citizen cooperate?": "Vil borgeren samarbejde?",
    "Places": "Pladser",
    "Hello %(who)s": "Hej %(who)s",
}


def translate(texts: dict[str, str | tuple[str, ...]]) -> None:
    catalogue = messages.update()
    for message in catalogue:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key in texts:
            message.string = texts[key]
    messages.save(catalogue)


def test_python_schemes_and_templates_are_read(project: Path) -> None:
    found = {
        one.id[0] if isinstance(one.id, tuple) else one.id for one in messages.extracted() if one.id
    }
    assert found == set(DANISH)


def test_a_complete_catalogue_has_no_faults_and_stays_as_it_is(project: Path) -> None:
    translate(DANISH)
    assert messages.faults() == []
    before = messages.CATALOGUE.read_text()
    messages.update()
    assert messages.CATALOGUE.read_text() == before
    assert "#: audit/a.py\n" in before  # no line numbers
    assert "nplurals=2; plural=(n != 1)" in before


def test_each_fault_is_named(project: Path) -> None:
    translate(DANISH | {"Places": "", "Hello %(who)s": "Hej"})
    text = messages.CATALOGUE.read_text()
    text = text.replace('msgid "One day"', '#, fuzzy\nmsgid "One day"')
    text += '\nmsgid "Gone"\nmsgstr "Væk"\n'
    messages.CATALOGUE.write_text(text)
    (project / "audit" / "b.py").write_text('_("Brand new")\n')
    faults = "\n".join(messages.faults())
    assert "missing: 'Brand new'" in faults
    assert "empty: 'Places'" in faults
    assert "fuzzy: 'One day'" in faults
    assert "obsolete: 'Gone'" in faults
    assert "placeholders differ: 'Hello %(who)s'" in faults
    assert len(messages.faults()) == 5


def test_what_is_no_longer_said_goes(project: Path) -> None:
    translate(DANISH)
    (project / "schemes" / "s.py").unlink()
    messages.update()
    assert "samarbejde" not in messages.CATALOGUE.read_text()


def test_compiled_only_when_older(project: Path) -> None:
    translate(DANISH)
    assert messages.compile_if_older()
    assert not messages.compile_if_older()
    os.utime(messages.COMPILED, (0, 0))
    assert messages.compile_if_older()
