/** From the words of a command line to an exit code: 0 done, 1 a check failed, 2 the caller's slip. */
import { RulesError } from '../engine/index.ts';
import { type Command, helpText, readArgs, UsageError, usageLine } from './args.ts';
import { commands } from './commands.ts';
import { type Io, terminal } from './io.ts';
import { didYouMean, firstLines, quoted } from './say.ts';

export async function run(given: readonly string[], io: Io = terminal()): Promise<number> {
  const [first, ...rest] = given;
  if (first === '--help' || first === '-h' || first === 'help') {
    io.out(overview());
    return 0;
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    io.err(`five-seats: ${unknown(first)}\nUsage: five-seats COMMAND [OPTIONS]\n`);
    return 2;
  }
  try {
    const args = readArgs(command, rest.map((word) => (word === '-h' ? '--help' : word)));
    if (args.has('help')) {
      io.out(helpText(command));
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    io.progress('');
    io.err(`five-seats ${command.name}: ${messageOf(error, command)}\n`);
    return isCallers(error) ? 2 : 1;
  }
}

function unknown(name: string | undefined): string {
  const names = commands.map((command) => command.name);
  const known = `Commands: ${names.join(', ')}.`;
  if (name === undefined) return `A command is missing. ${known}`;
  if (name.startsWith('-')) return `Unknown option ${quoted(name)}. ${known} Options: --help.${didYouMean(name.replace(/^-+/u, ''), ['help'], '--')}`;
  return `Unknown command ${quoted(name)}. ${known}${didYouMean(name, names)}`;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about.split('\n')[0]}`);
  return `Usage: five-seats COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\nfive-seats COMMAND --help tells more.\n`;
}

function messageOf(error: unknown, command: Command): string {
  const message = firstLines((error instanceof Error ? error.message : String(error)).split('\n')).join('\n');
  return error instanceof UsageError ? `${message}\n${usageLine(command)}` : message;
}

/** A slip in words or files, not a fault of the program. */
function isCallers(error: unknown): boolean {
  return error instanceof UsageError || error instanceof RulesError || error instanceof SyntaxError || (error instanceof Error && 'syscall' in error);
}
