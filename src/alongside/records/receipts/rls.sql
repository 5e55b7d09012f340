-- Room 1: receipts of forms. No policy opens the table; these four functions are the only way to it, for the own account.

call protect_table('receipts_receipt', 'select');
grant insert, update, delete on receipts_receipt to alongside_gate;
create policy gate_writes on receipts_receipt for all to alongside_gate using (true) with check (true);

-- receipt_take: an insert waits for whoever is inserting the same key; each statement here sees what was committed since.
create function receipt_take(p_id uuid, p_digest bytea, out is_new boolean, out is_same boolean, out led_to text)
language plpgsql security definer set search_path = public as $$
begin
    insert into receipts_receipt (id, account, digest, led_to, at)
        values (p_id, acting_id('account'), p_digest, '', acting_at()) on conflict (id) do nothing;
    is_new := found;
    is_same := false;
    led_to := '';
    if not is_new then
        select r.digest = p_digest, r.led_to into is_same, led_to from receipts_receipt r
            where r.id = p_id and r.account is not distinct from acting_id('account');
        is_same := coalesce(is_same, false);
        led_to := coalesce(led_to, '');
    end if;
end $$;

create function receipt_finish(p_id uuid, p_led_to text) returns void
language sql security definer set search_path = public as $$
    update receipts_receipt set led_to = p_led_to
        where id = p_id and account is not distinct from acting_id('account') and led_to = ''
$$;

-- receipt_drop: only one that is not finished; those are of this transaction, for others commit none.
create function receipt_drop(p_id uuid) returns void language sql security definer set search_path = public as $$
    delete from receipts_receipt
        where id = p_id and account is not distinct from acting_id('account') and led_to = ''
$$;

create function receipts_forget(p_before timestamptz) returns bigint
language sql security definer set search_path = public as $$
    with gone as (delete from receipts_receipt
        where at < p_before and (select acting('role')) = 'system' returning 1)
    select count(*) from gone
$$;

alter function receipt_take(uuid, bytea) owner to alongside_gate;
alter function receipt_finish(uuid, text) owner to alongside_gate;
alter function receipt_drop(uuid) owner to alongside_gate;
alter function receipts_forget(timestamptz) owner to alongside_gate;
revoke all on function receipt_take(uuid, bytea), receipt_finish(uuid, text), receipt_drop(uuid),
    receipts_forget(timestamptz) from public;
grant execute on function receipt_take(uuid, bytea), receipt_finish(uuid, text), receipt_drop(uuid),
    receipts_forget(timestamptz) to alongside_runtime;
