/** Thrown inside a transaction to undo all of it and still bring a value out. Never leaves this folder. */
export class RollBack<Value> extends Error {
  readonly value: Value;

  constructor(value: Value) {
    super('The transaction was rolled back on purpose; nothing of it was kept.');
    this.name = 'RollBack';
    this.value = value;
  }
}
