import os from 'node:os';
import path from 'node:path';

/** What the environment decides. Everything has a default that works on a fresh machine. */
export interface Config {
  /** TCP port of the web server; 0 lets the system choose. */
  port: number;
  host: string;
  /** Absolute path of the folder that holds both engines and all files. */
  dataDir: string;
  /** Longer files are refused; bytes. */
  maxFileBytes: number;
  /** A PostgreSQL server to use instead of the one inside. */
  databaseUrl?: string;
  /** A ClickHouse server to use instead of the one inside. */
  clickhouseUrl?: string;
  /** The cluster of that server on which the lens's tables are spread and replicated. */
  clickhouseCluster?: string;
  /** Whether feeds and webhooks may lead to addresses of a private network. */
  privateAddressesAllowed: boolean;
  /** From which the keys of this install are made; without it, one that is kept in the record. */
  secret?: string;
  /** Our own door for mail: closed without a port. */
  smtp?: { port: number; domain: string };
  /** Where the programs of Meta and of Telegram are asked, without a slash at the end. */
  messaging: { meta: string; telegram: string };
  /** What an unattended first start creates. */
  firstStart: { workspace?: string; ownerEmail?: string; ownerPassword?: string; apiKey?: string };
}

/** A setting that cannot be used. Its message names the variable, what was found and what would be right. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const WEB = ['http:', 'https:'];
const META = 'https://graph.facebook.com/v23.0';
const TELEGRAM = 'https://api.telegram.org';

type Env = Record<string, string | undefined>;

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 * @throws ConfigError naming the first variable that cannot be used
 */
export function readConfig(env: Env = process.env): Config {
  const config: Config = {
    port: readPort(env),
    host: readHost(env),
    dataDir: path.resolve(text(env, 'JORNADA_DATA') ?? './data'),
    maxFileBytes: readMaxFile(env) * 1_000_000,
    privateAddressesAllowed: readPrivateAddresses(env),
    messaging: {
      meta: readUrl(env, 'JORNADA_META_API', WEB, META)?.replace(/\/+$/, '') ?? META,
      telegram: readUrl(env, 'JORNADA_TELEGRAM_API', WEB, TELEGRAM)?.replace(/\/+$/, '') ?? TELEGRAM,
    },
    firstStart: readFirstStart(env),
  };
  const databaseUrl = readUrl(
    env,
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@host:5432/database',
  );
  const clickhouseUrl = readUrl(
    env,
    'CLICKHOUSE_URL',
    ['http:', 'https:'],
    'http://user:password@host:8123/database',
  );
  if (databaseUrl) config.databaseUrl = databaseUrl;
  if (clickhouseUrl) config.clickhouseUrl = clickhouseUrl;
  const cluster = readCluster(env, clickhouseUrl);
  if (cluster) config.clickhouseCluster = cluster;
  const secret = readSecret(env);
  if (secret) config.secret = secret;
  const smtp = readSmtp(env);
  if (smtp) config.smtp = smtp;
  return config;
}

function text(env: Env, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readPort(env: Env, name = 'PORT', example = '4600'): number {
  const found = text(env, name) ?? example;
  const port = Number(found);
  if (/^\d+$/.test(found) && port <= 65_535) return port;
  throw new ConfigError(
    `${name} is "${found}", but must be a whole number from 0 to 65535, for example ${example}.`,
  );
}

const SHORTEST_SECRET = 24;

function readSecret(env: Env): string | undefined {
  const found = text(env, 'JORNADA_SECRET');
  if (found === undefined || found.length >= SHORTEST_SECRET) return found;
  throw new ConfigError(
    `JORNADA_SECRET has ${found.length} characters, but must have at least ${SHORTEST_SECRET} that nobody can guess.`,
  );
}

function readSmtp(env: Env): Config['smtp'] {
  if (!text(env, 'JORNADA_SMTP_PORT')) return undefined;
  const domain = (text(env, 'JORNADA_SMTP_DOMAIN') ?? os.hostname()).toLowerCase();
  if (/^[a-z0-9.-]+$/.test(domain)) return { port: readPort(env, 'JORNADA_SMTP_PORT', '2525'), domain };
  throw new ConfigError(
    `JORNADA_SMTP_DOMAIN is "${domain}", but must be the name after the @ of addresses here, for example mail.shop.example.`,
  );
}

function readMaxFile(env: Env): number {
  const found = text(env, 'JORNADA_MAX_FILE_MB') ?? '25';
  const megabytes = Number(found);
  if (/^\d+$/.test(found) && megabytes >= 1 && megabytes <= 1000) return megabytes;
  throw new ConfigError(
    `JORNADA_MAX_FILE_MB is "${found}", but must be a whole number of megabytes from 1 to 1000, for example 25.`,
  );
}

function readHost(env: Env): string {
  const found = text(env, 'HOST') ?? '127.0.0.1';
  if (/^[\w.:%-]+$/.test(found)) return found;
  throw new ConfigError(
    `HOST is "${found}", but must be an address to listen on, for example 127.0.0.1 (this machine only) or 0.0.0.0 (everyone).`,
  );
}

function readPrivateAddresses(env: Env): boolean {
  const found = text(env, 'JORNADA_PRIVATE_ADDRESSES') ?? 'refuse';
  if (found === 'allow' || found === 'refuse') return found === 'allow';
  throw new ConfigError(
    `JORNADA_PRIVATE_ADDRESSES is "${found}", but must be "refuse" (feeds and webhooks never lead into a private network) or "allow".`,
  );
}

function readUrl(env: Env, name: string, protocols: string[], example: string): string | undefined {
  const found = text(env, name);
  if (!found) return undefined;
  const protocol = /^[a-z]+:(?=\/\/)/i.exec(found)?.[0].toLowerCase();
  if (protocol && protocols.includes(protocol)) return found;
  // The value may hold a password, so only its beginning is repeated.
  throw new ConfigError(
    `${name} begins with "${found.slice(0, 10)}", but must be an address such as ${example}.`,
  );
}

function readCluster(env: Env, clickhouseUrl: string | undefined): string | undefined {
  const found = text(env, 'CLICKHOUSE_CLUSTER');
  if (!found) return undefined;
  if (!clickhouseUrl)
    throw new ConfigError('CLICKHOUSE_CLUSTER needs CLICKHOUSE_URL: the lens inside Jornada is one process.');
  if (/^[\w.-]+$/.test(found)) return found;
  throw new ConfigError(
    `CLICKHOUSE_CLUSTER is "${found}", but must be the name of a cluster, made of letters, digits, dots, dashes and underscores.`,
  );
}

function readFirstStart(env: Env): Config['firstStart'] {
  const found = {
    workspace: text(env, 'JORNADA_WORKSPACE'),
    ownerEmail: text(env, 'JORNADA_OWNER_EMAIL'),
    ownerPassword: env.JORNADA_OWNER_PASSWORD || undefined,
    apiKey: text(env, 'JORNADA_API_KEY'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
