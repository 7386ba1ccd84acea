-- PostgreSQL counts what it holds by itself.
SELECT 1;
