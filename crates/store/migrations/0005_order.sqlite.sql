-- Text goes by its code points here as it is.
SELECT 1;
