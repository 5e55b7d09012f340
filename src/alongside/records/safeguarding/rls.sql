-- Room 4: the safeguarding compartment. Who reads and writes it is decided in sharing, the highest room it depends on.
-- What a concern says is never changed; it is closed once.
call protect_table('safeguarding_concern',
    'select, insert, update (closed, closed_words, closed_at, closed_by, closed_by_name)');
call protect_table('safeguarding_named', 'select, insert');
call insert_only('safeguarding_named');
call protect_table('safeguarding_note', 'select, insert');
call insert_only('safeguarding_note');
call protect_table('safeguarding_view', 'select, insert');
call insert_only('safeguarding_view');
call of_the_same_person('safeguarding_named', 'concern_id', 'safeguarding_concern');
call of_the_same_person('safeguarding_note', 'concern_id', 'safeguarding_concern');
call of_the_same_person('safeguarding_view', 'concern_id', 'safeguarding_concern');
