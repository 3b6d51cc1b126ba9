-- The voices in the order in which they count (C8), from 1, and the kinds of occasion in the order of one day.
CREATE OR REPLACE MACRO voice(word) AS list_position(
    ['person', 'attorney', 'guardian', 'advocate', 'unpaid_carer', 'family', 'friend', 'practitioner'], word);
CREATE OR REPLACE MACRO kind_order(word) AS list_position(['baseline', 'informal', 'review', 'end'], word);
