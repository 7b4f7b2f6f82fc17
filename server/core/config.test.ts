import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('the settings', () => {
  test('work without any variable', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 4600,
      host: '127.0.0.1',
      privateAddressesAllowed: false,
      firstStart: {},
    });
    expect(config.dataDir).toMatch(/\/data$/);
    expect(config.databaseUrl).toBeUndefined();
  });

  test('are taken from the environment', () => {
    const config = readConfig({
      PORT: '80',
      HOST: '0.0.0.0',
      JORNADA_DATA: '/srv/jornada',
      JORNADA_MAX_FILE_MB: '40',
      DATABASE_URL: 'postgresql://u:p@db/x',
      CLICKHOUSE_URL: 'https://u:p@ch:8443/x',
      JORNADA_PRIVATE_ADDRESSES: 'allow',
      JORNADA_TELEGRAM_API: 'http://bots.casa.example/',
      JORNADA_WORKSPACE: 'Casa',
      JORNADA_OWNER_EMAIL: 'ana@casa.example',
      JORNADA_OWNER_PASSWORD: ' spaces count ',
      JORNADA_API_KEY: 'k',
    });
    expect(config).toEqual({
      port: 80,
      host: '0.0.0.0',
      dataDir: '/srv/jornada',
      maxFileBytes: 40_000_000,
      databaseUrl: 'postgresql://u:p@db/x',
      clickhouseUrl: 'https://u:p@ch:8443/x',
      privateAddressesAllowed: true,
      messaging: { meta: 'https://graph.facebook.com/v23.0', telegram: 'http://bots.casa.example' },
      firstStart: {
        workspace: 'Casa',
        ownerEmail: 'ana@casa.example',
        ownerPassword: ' spaces count ',
        apiKey: 'k',
      },
    });
  });

  test('count as unset when empty', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  test.each([
    [{ PORT: 'http' }, /PORT is "http", but must be a whole number from 0 to 65535/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ JORNADA_MAX_FILE_MB: '0' }, /JORNADA_MAX_FILE_MB is "0", but must be a whole number of megabytes/],
    [{ PORT: '4600.5' }, /PORT is "4600.5"/],
    [{ HOST: 'a b' }, /HOST is "a b", but must be an address/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL begins with "mysql:\/\/x", but must be .* postgres:/],
    [{ JORNADA_PRIVATE_ADDRESSES: 'yes' }, /JORNADA_PRIVATE_ADDRESSES is "yes", but must be "refuse"/],
    [{ CLICKHOUSE_URL: 'localhost:8123' }, /CLICKHOUSE_URL begins with .* http:/],
  ])('name what is wrong and what would be right: %o', (env, message) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(message);
  });

  test('never repeat a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@db' })).not.toThrow(/secret/);
  });
});

describe('the door for mail', () => {
  test('is closed without a port', () => {
    expect(readConfig({}).smtp).toBeUndefined();
    expect(readConfig({ JORNADA_SMTP_PORT: '2525', JORNADA_SMTP_DOMAIN: 'Mail.shop.example' }).smtp).toEqual({
      port: 2525,
      domain: 'mail.shop.example',
    });
  });

  test('says what is wrong with it, and with a secret that is too short', () => {
    const domain = { JORNADA_SMTP_PORT: '25', JORNADA_SMTP_DOMAIN: 'a b' };
    expect(() => readConfig({ JORNADA_SMTP_PORT: 'x' })).toThrow(/JORNADA_SMTP_PORT is "x"/);
    expect(() => readConfig(domain)).toThrow(/JORNADA_SMTP_DOMAIN is "a b"/);
    expect(() => readConfig({ JORNADA_SECRET: 'short' })).toThrow(/JORNADA_SECRET has 5 characters/);
  });
});
