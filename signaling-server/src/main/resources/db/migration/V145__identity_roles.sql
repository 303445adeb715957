alter table duty drop constraint duty_role_check;
alter table duty add constraint duty_role_check check (role in (
    'CLERK', 'OFFICIAL', 'OFFICE', 'HANDLER', 'HEAD', 'SUPERVISOR', 'TECHNICIAN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
