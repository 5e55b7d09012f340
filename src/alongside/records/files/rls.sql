-- What people attach. Who sees, adds, types and takes back stands in records/plans, where sections and entries are. Bytes are
-- never changed; of an attachment only whether it is typed or taken back.
call protect_table('files_storedfile', 'select, insert');
call insert_only('files_storedfile');
call protect_table('files_attachment',
    'select, insert, update (typed_at, typed_by, typed_by_name, taken_back_at, taken_back_by)');
call of_the_same_person('files_attachment', 'stored_id', 'files_storedfile');
