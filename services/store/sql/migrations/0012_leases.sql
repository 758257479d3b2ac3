-- Every look for work asks for the leases that have run out, whatever their state: the index was of no use to it, and it walked
-- through the whole ledger.

drop index ledger_leased;
create index ledger_leased on ledger (lease_until) where lease_until is not null;
