-- C8: one row a voice, occasion and moment of recording; the later row is at fault.
SELECT row FROM said_twice
