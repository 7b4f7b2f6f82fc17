import { expect, it } from 'vitest';
import { type Command, findCommands } from './commands.ts';

const command = (title: string, keywords?: string): Command => ({
  id: title,
  title,
  keywords,
  group: 'actions',
  run: () => {},
});
const commands = [command('Configurações'), command('Importar dados', 'csv'), command('Dados da empresa')];
const titles = (typed: string) => findCommands(commands, typed).map(({ title }) => title);

it('finds every word in any order, whatever the accents and capitals', () => {
  expect(titles('CONFIGURACOES')).toEqual(['Configurações']);
  expect(titles('dados import')).toEqual(['Importar dados']);
  expect(titles('csv')).toEqual(['Importar dados']);
  expect(titles('nada')).toEqual([]);
});

it('puts what begins with the words first, and shows everything for nothing', () => {
  expect(titles('dados')).toEqual(['Dados da empresa', 'Importar dados']);
  expect(titles('')).toHaveLength(3);
});
