-- How a cell is read. Each gives NULL for what cannot be read, and for a blank cell.

-- A date that exists, written year-month-day.
CREATE MACRO as_day(cell) AS
    CASE WHEN length(cell) = 10 AND CAST(try_cast(cell AS DATE) AS VARCHAR) = cell THEN try_cast(cell AS DATE) END;

-- A moment, ISO 8601; without a zone it is UTC.
CREATE MACRO as_moment(cell) AS
    CASE WHEN cell <> '' THEN
        CASE WHEN regexp_full_match(cell,
                 '\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?')
             THEN CAST(try_cast(regexp_replace(cell, '^(.{16})(Z|[+-].*)?$', '\1:00\2') AS TIMESTAMPTZ) AS TIMESTAMP)
        END
    END;

-- A whole number; one too large for any column is still a number.
CREATE MACRO as_whole(cell) AS
    CASE WHEN cell <> '' AND regexp_full_match(cell, '[+-]?[0-9]+')
         THEN coalesce(try_cast(cell AS INTEGER), 2147483647) END;

-- 0 to 10 (C1).
CREATE MACRO as_score(cell) AS
    CASE WHEN as_whole(cell) BETWEEN 0 AND 10 THEN CAST(as_whole(cell) AS TINYINT) END;

CREATE MACRO as_truth(cell) AS
    CASE WHEN cell IN ('true', 'True', 'TRUE', '1') THEN true
         WHEN cell IN ('false', 'False', 'FALSE', '0') THEN false END;

-- Whether a text says something: more than white space. The first test is only there to be quick.
CREATE MACRO says(cell) AS
    (cell >= '!' AND cell < chr(127)) OR regexp_matches(cell, '[^\s\x0b\x1c-\x1f\x{85}\pZ]');

-- The voices in the order in which they count (C8), from 1; the order of supporters is ours.
CREATE MACRO voice(cell) AS list_position(
    ['person', 'attorney', 'guardian', 'advocate', 'unpaid_carer', 'family', 'friend', 'practitioner'], cell);

-- NHS and CHI numbers: ten digits, the last of which proves the others (modulus 11); a CHI number begins with a date of birth.
CREATE MACRO digit(cell, place) AS ascii(substr(cell, place, 1)) - 48;
CREATE MACRO check_digit(cell) AS (11 - (10 * digit(cell, 1) + 9 * digit(cell, 2) + 8 * digit(cell, 3)
    + 7 * digit(cell, 4) + 6 * digit(cell, 5) + 5 * digit(cell, 6) + 4 * digit(cell, 7) + 3 * digit(cell, 8)
    + 2 * digit(cell, 9)) % 11) % 11;
CREATE MACRO birth_date(cell, century) AS
    as_day(century || substr(cell, 5, 2) || '-' || substr(cell, 3, 2) || '-' || substr(cell, 1, 2));
CREATE MACRO is_identifier(cell) AS
    coalesce(regexp_full_match(replace(cell, ' ', ''), '[0-9]{10}')
        AND check_digit(replace(cell, ' ', '')) = digit(replace(cell, ' ', ''), 10)
        AND (replace(cell, ' ', '') > '4' OR birth_date(replace(cell, ' ', ''), '19') IS NOT NULL
             OR birth_date(replace(cell, ' ', ''), '20') IS NOT NULL), false);
