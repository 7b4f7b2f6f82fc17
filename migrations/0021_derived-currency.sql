-- True: nobody told the order's currency; it is that of its parts, and goes with them.
alter table orders add column currency_derived boolean;
