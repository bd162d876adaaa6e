import type { TaxCodeId } from '../ids/record-ids.ts';
import { taxChainOn, type TaxChain } from '../tax/tax-chain.ts';
import type { TaxSettings } from '../tax/tax-code.ts';
import { usTaxable } from './document-rules.ts';
import type { DocumentMoney } from './invoice-draft.ts';

/** How a document is taxed once country, mode and codes are known. */
export interface Taxation {
  readonly pricesInclude: boolean;
  readonly isDiscountFirst: boolean;
  readonly certainty: 'exact' | 'estimated';
  /** The rates that apply to a line with this code; the same chain object for the same code. */
  readonly chainOf: (code: TaxCodeId | null) => TaxChain;
}

const noChain: TaxChain = [];

/** Puts country model and tax mode together (entities.md §3.7, §4.5). Codes that are not known carry no tax. */
export function taxationOf(document: DocumentMoney, settings: TaxSettings): Taxation {
  switch (settings.model) {
    case 'off':
      return { pricesInclude: false, isDiscountFirst: false, certainty: 'exact', chainOf: () => noChain };
    case 'us-manual':
      return usTaxation(document, settings, 'exact');
    case 'us-automated':
      return usTaxation(document, settings, 'estimated');
    case 'global':
      return globalTaxation(document, settings);
  }
}

function usTaxation(document: DocumentMoney, settings: TaxSettings, certainty: Taxation['certainty']): Taxation {
  const documentChain = chainFinder(document, settings)(document.documentTaxCodeId);
  return {
    pricesInclude: false,
    isDiscountFirst: document.isTaxAfterDiscount,
    certainty,
    chainOf: code => (code === usTaxable ? documentChain : noChain),
  };
}

function globalTaxation(document: DocumentMoney, settings: TaxSettings): Taxation {
  const isTaxed = document.taxMode !== 'none';
  return {
    pricesInclude: document.taxMode === 'inclusive',
    isDiscountFirst: true,
    certainty: 'exact',
    chainOf: isTaxed ? chainFinder(document, settings) : () => noChain,
  };
}

/** Looks a code's rates up once per document. */
function chainFinder(document: DocumentMoney, settings: TaxSettings): Taxation['chainOf'] {
  const found = new Map<TaxCodeId, TaxChain>();
  return id => {
    if (id === null) return noChain;
    const known = found.get(id);
    if (known !== undefined) return known;
    const code = settings.codes.get(id);
    const chain = code === undefined ? noChain : taxChainOn(code, document.issueDate);
    found.set(id, chain);
    return chain;
  };
}
