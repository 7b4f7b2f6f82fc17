/** Our own SMTP door: for whoever forwards mail to an account here, or has none elsewhere. */
import type { Context } from '../../../core/feature.ts';
import { log } from '../../../core/log.ts';
import { withoutDetail } from '../../../core/mail/addresses.ts';
import { type Door, openDoor } from '../../../core/mail/door.ts';
import { channelKeys } from '../keys.ts';
import { accountsAtDoor, type WorkedAccount } from './accounts-to-read.ts';
import { LARGEST_MAIL } from './limits.ts';
import { receiveMails } from './receive.ts';

/** Undefined while it is closed. @throws when its port is taken */
export async function openMailDoor(context: Context): Promise<Door | undefined> {
  const { config, db } = context;
  if (!config.smtp) return undefined;
  const { port, domain } = config.smtp;
  const { marks } = await channelKeys(context);
  const accountsFor = (addresses: string[]) => find(db, domain, addresses);
  const door = await openDoor({
    ...{ host: config.host, port, limit: LARGEST_MAIL },
    knows: async (address) => (await accountsFor([address])).length > 0,
    async keep(raw, to) {
      for (const { account } of await accountsFor(to))
        await receiveMails({ db, marks }, account, [{ raw, at: new Date() }]);
    },
  });
  log.info(`Mail for ${domain} is taken at port ${door.port}`);
  return door;
}

function find(db: Context['db'], domain: string, addresses: string[]): Promise<WorkedAccount[]> {
  const plain = [...new Set(addresses.flatMap((address) => [address, withoutDetail(address).address]))];
  const tokens = plain
    .filter((address) => address.endsWith(`@${domain}`))
    .map((address) => address.split('@')[0]!);
  return accountsAtDoor(db, plain, tokens);
}
