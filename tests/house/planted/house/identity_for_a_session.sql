-- planted at: src/alongside/engines/postgres/planted.sql
-- caught by: house
-- says: test_identity_is_never_set_for_longer_than_a_transaction + planted.sql
select set_config('alongside.role', 'person', false);
