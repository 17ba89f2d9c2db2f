"""Danish ways of writing dates and times: "mandag den 20. marts", "kl. 10.00"."""

DATE_FORMAT = "j. F Y"
SHORT_DATE_FORMAT = "j. b Y"
MONTH_DAY_FORMAT = "j. F"
DATETIME_FORMAT = "j. F Y \\k\\l. H.i"
TIME_FORMAT = "H.i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]
