-- The name that the roster has is shown beside the line's, as both are written: with its title. Who sees the member (policy own, V4.1) sees it.
grant select (title) on member to songtor_reader;
