-- Every way a fund can submit.
alter table batch drop constraint if exists batch_channel_check;
alter table batch add constraint batch_channel_check
    check (channel in ('folder', 'rest', 'sftp', 'soap', 'console', 'cli'));
