-- What a person says beside an entry. Who sees and says it stands in records/plans, where entries are.
call protect_table('disagreements_disagreement', 'select, insert');
call insert_only('disagreements_disagreement');
