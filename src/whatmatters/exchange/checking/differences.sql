-- C8: a value that differs from the occasion's score of record, as known when it was recorded, without a reason.
WITH
-- occasions at which values differ and all that was said can be read
occasion AS (
    SELECT o, day, kind FROM score
    WHERE o IS NOT NULL AND day IS NOT NULL AND kind > 0
    GROUP BY o, day, kind
    HAVING min(points) < max(points) AND bool_and(sound AND whole) AND bool_or(valued AND NOT explained)
),
said AS (
    SELECT s.* FROM score s JOIN occasion USING (o, day, kind) WHERE s.row NOT IN (SELECT row FROM said_twice)
),
-- what was known of each voice when a row was recorded: its latest, unless taken back by then
known AS (
    SELECT r.row, any_value(r.points) AS given, v.voice, v.who, min(v.row) AS first_row,
           max_by({'points': v.points, 'refuses': v.refuses AND v.by_choice, 'recorded': v.recorded}, v.recorded) AS latest
    FROM said r JOIN said v USING (o, day, kind)
    WHERE r.valued AND NOT r.explained AND v.voice < 8
      AND v.recorded <= r.recorded AND (v.retracted IS NULL OR v.retracted > r.recorded)
    GROUP BY r.row, v.voice, v.who
),
-- the person's value, or their choice to give none, before a supporter's in order
ranked AS (
    SELECT row, given, latest.points AS points,
           CASE WHEN voice = 1 AND latest.points IS NOT NULL THEN 0
                WHEN voice = 1 AND latest.refuses THEN 1
                WHEN voice > 1 AND latest.points IS NOT NULL THEN voice END AS rank,
           CASE WHEN voice = 1 THEN NULL ELSE latest.recorded END AS recorded, first_row, who
    FROM known
),
record AS (
    SELECT row, given, points FROM ranked WHERE rank IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY row ORDER BY rank, recorded, CASE WHEN rank > 1 THEN who END, first_row) = 1
)
SELECT row FROM record WHERE points <> given
