/**
 * Chance that comes out the same every time. The generator is sfc32, Chris Doty-Humphrey's small fast counter (public
 * domain, passes PractRand), seeded through splitmix32. Each path of numbers (person 17, …) is a stream of its own,
 * so any person can be made without making those before.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, ...path: number[]) {
    let state = seed >>> 0;
    for (const step of path) state = splitmix(state ^ Math.imul(step + 1, 0x9e3779b1));
    this.#a = splitmix(state);
    this.#b = splitmix(this.#a ^ 0x85ebca6b);
    this.#c = splitmix(this.#b ^ 0xc2b2ae35);
    for (let warmUp = 0; warmUp < 12; warmUp++) this.next();
  }

  /** 0 ≤ x < 1 */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }

  /** One of the choices, each as likely as its weight says. */
  weigh<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return choices.at(-1)![0];
  }

  /** Skewed to the right, as waits and gaps are: half of them below the median. */
  around(median: number, spread: number): number {
    return median * Math.exp(spread * this.#normal());
  }

  /** By Box and Muller. */
  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}

function splitmix(state: number): number {
  let mixed = (state + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
