-- Removing a customer asks whether anyone was merged into it: without this, by reading every customer.
create index customers_merged_into on customers (merged_into) where merged_into is not null;
