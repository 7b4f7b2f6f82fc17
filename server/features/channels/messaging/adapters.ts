import type { Adapter } from './adapter.ts';
import { facebook } from './meta/facebook.ts';
import { instagram } from './meta/instagram.ts';
import { whatsapp } from './meta/whatsapp.ts';
import type { Provider } from './shapes-contract.ts';
import { telegram } from './telegram.ts';

const ADAPTERS: Record<Provider, Adapter> = { whatsapp, telegram, facebook, instagram };

export const adapterOf = ({ kind }: { kind: Provider }): Adapter => ADAPTERS[kind];
