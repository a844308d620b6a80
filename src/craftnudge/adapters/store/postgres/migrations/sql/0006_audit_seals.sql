-- seal: entries of the audit log that still have to be sealed.
alter table work drop constraint work_kind_check;
alter table work add constraint work_kind_check
    check (kind in ('track', 'analyse', 'coach', 'store', 'show', 'publish', 'seal'));

-- A seal is written once, after the entry before it.
alter table audit_seal add constraint audit_seal_place_check check (place > 0);
