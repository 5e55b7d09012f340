-- Room 3: questions that an organisation asks everybody. They are about nobody, and a person reads them in their pack: no
-- row-level security (tests/house/exempt_tables.py). A version is never changed, nor taken away.
grant select, insert on prompts_promptsetversion to alongside_runtime;
grant select on prompts_promptsetversion to alongside_gate;
call insert_only('prompts_promptsetversion');
