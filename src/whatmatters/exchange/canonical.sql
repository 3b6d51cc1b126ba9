-- One way to write every value, so that the same facts always give the same bytes. Over the macros of checking/macros.sql.
CREATE MACRO moment_as_text(moment) AS replace(CAST(moment AS VARCHAR), ' ', 'T') || 'Z';

-- As Django writes it on SQLite: to the second, with six digits more where there are any.
CREATE MACRO moment_for_database(moment) AS
    CASE WHEN microsecond(moment) % 1000000 = 0 THEN strftime(moment, '%Y-%m-%d %H:%M:%S')
         ELSE strftime(moment, '%Y-%m-%d %H:%M:%S.%f') END;

-- As PostgreSQL's COPY reads a text.
CREATE MACRO for_copy(cell) AS CASE WHEN regexp_matches(cell, '[\\\t\n\r]')
    THEN replace(replace(replace(replace(cell, '\', '\\'), chr(9), '\t'), chr(10), '\n'), chr(13), '\r') ELSE cell END;

-- An id from another source bears its name. One worked out from a row's content keeps to itself.
CREATE MACRO named(id, source) AS CASE WHEN id = '' OR source = '' OR id LIKE '~%' THEN id ELSE source || ':' || id END;
