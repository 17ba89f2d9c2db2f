"""The words that templates are made of."""

from __future__ import annotations

from django.template import Context, Template


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_a_pair_without_a_value_is_left_out_and_nought_is_a_value() -> None:
    assert rendered('{% pair "Phone" phone %}', phone="") == ""
    assert rendered('{% pair "Phone" phone %}', phone=None) == ""
    assert rendered('{% pair "Nights" n %}', n=0) == "<dt>Nights</dt><dd>0</dd>"


def test_what_people_wrote_is_never_markup() -> None:
    name = "<b>Bo</b>"
    for source in (
        '{% pair "Citizen" name %}',
        '{% back_link name "board" %}',
        "{% row name name %}{{ name }}{% endrow %}",
        '{% row_button "/" name name %}',
        "{% wide_table label=name %}{{ name }}{% endwide_table %}",
        "{% columns %}{% column name %}{% endcolumns %}",
    ):
        page = rendered(source, name=name)
        assert "<b>" not in page
        assert "&lt;b&gt;Bo&lt;/b&gt;" in page


def test_a_row_leads_somewhere_where_it_has_an_address() -> None:
    assert '<a href="/ophold/1/">Maja</a>' in rendered(
        '{% row "Maja" "MPO" url="/ophold/1/" %}here{% endrow %}'
    )
    assert "<a" not in rendered('{% row "Maja" "MPO" %}here{% endrow %}')


def test_a_rows_button_adds_what_the_next_page_is_to_know() -> None:
    source = '{% row_button "/plads/" "Book" "Maja" plads=plads fra=fra %}'
    assert 'href="/plads/?plads=1000001&amp;fra=2026-03-01"' in rendered(
        source, plads=1_000_001, fra="2026-03-01"
    )
    assert 'href="/plads/"' in rendered(source, plads=None, fra="")
    searched = source.replace("/plads/", "/plads/?behov=bad")
    assert 'href="/plads/?behov=bad&amp;plads=7"' in rendered(searched, plads=7, fra="")


def test_a_wide_table_is_named_by_its_label_or_its_heading() -> None:
    assert 'aria-label="Months"' in rendered('{% wide_table label="Months" %}{% endwide_table %}')
    assert 'aria-labelledby="budget"' in rendered(
        '{% wide_table labelled_by="budget" %}{% endwide_table %}'
    )
