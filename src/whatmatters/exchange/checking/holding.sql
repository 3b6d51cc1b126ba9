-- Rows of one voice on one occasion: all but the latest not taken back are superseded.
CREATE TEMP TABLE spoken_again AS
SELECT s.* FROM score s SEMI JOIN (
    SELECT o, day, kind, voice, who FROM score WHERE sound AND o IS NOT NULL
    GROUP BY o, day, kind, voice, who HAVING count(*) > 1
) g USING (o, day, kind, voice, who)
WHERE s.sound;

CREATE TEMP TABLE superseded AS
SELECT row FROM spoken_again WHERE retracted IS NULL
QUALIFY row_number() OVER (PARTITION BY o, day, kind, voice, who ORDER BY recorded DESC, row DESC) > 1;

-- The rows that hold, as all is known now.
CREATE TEMP VIEW holding AS
SELECT * FROM score WHERE sound AND o IS NOT NULL AND retracted IS NULL AND row NOT IN (SELECT row FROM superseded);

-- Of rows of one voice, occasion and moment of recording, all but the first in the file.
CREATE TEMP TABLE said_twice AS
SELECT row FROM spoken_again
QUALIFY row_number() OVER (PARTITION BY o, day, kind, voice, who, recorded ORDER BY row) > 1;
