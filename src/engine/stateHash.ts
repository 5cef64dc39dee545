/** 64 bits over every integer of the state, as 16 hexadecimal digits. */
export function stateHash(state: Int32Array): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const value of state) {
    a = Math.imul(a ^ value, 0x01000193);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ Math.imul(value, 0x85ebca6b), 0xc2b2ae35);
    b ^= b >>> 15;
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
