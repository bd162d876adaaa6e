/** Type, classification and subtypes of accounts; the first subtype is the one taken when none is sent (entities.md §2.11). */
export interface AccountKind {
  readonly type: string;
  readonly classification: 'Asset' | 'Liability' | 'Equity' | 'Revenue' | 'Expense';
  readonly subTypes: readonly string[];
}

/** All account types. */
export const ACCOUNT_KINDS: readonly AccountKind[] = [
  { type: 'Bank', classification: 'Asset', subTypes: ['Checking', 'CashOnHand', 'MoneyMarket', 'RentsHeldInTrust', 'Savings', 'TrustAccounts', 'CashAndCashEquivalents', 'OtherEarMarkedBankAccounts'] },
  { type: 'Accounts Receivable', classification: 'Asset', subTypes: ['AccountsReceivable'] },
  { type: 'Other Current Asset', classification: 'Asset', subTypes: ['OtherCurrentAssets', 'UndepositedFunds', 'Inventory', 'PrepaidExpenses', 'EmployeeCashAdvances', 'AllowanceForBadDebts', 'DevelopmentCosts', 'Investment_Other', 'LoansToOfficers', 'LoansToOthers', 'LoansToStockholders', 'Retainage', 'GlobalTaxRefund', 'GlobalTaxDeferred', 'AssetsAvailableForSale', 'ExpenditureAuthorisationsAndLettersOfCredit'] },
  { type: 'Fixed Asset', classification: 'Asset', subTypes: ['OtherFixedAssets', 'AccumulatedDepreciation', 'AccumulatedDepletion', 'Buildings', 'FurnitureAndFixtures', 'Land', 'LeaseholdImprovements', 'MachineryAndEquipment', 'Vehicles', 'IntangibleAssets', 'FixedAssetComputers', 'FixedAssetSoftware'] },
  { type: 'Other Asset', classification: 'Asset', subTypes: ['OtherLongTermAssets', 'AccumulatedAmortizationOfOtherAssets', 'Goodwill', 'LeaseBuyout', 'Licenses', 'OrganizationalCosts', 'SecurityDeposits', 'DeferredTax'] },
  { type: 'Accounts Payable', classification: 'Liability', subTypes: ['AccountsPayable'] },
  { type: 'Credit Card', classification: 'Liability', subTypes: ['CreditCard'] },
  { type: 'Other Current Liability', classification: 'Liability', subTypes: ['OtherCurrentLiabilities', 'SalesTaxPayable', 'GlobalTaxPayable', 'GlobalTaxSuspense', 'DirectDepositPayable', 'LineOfCredit', 'LoanPayable', 'PayrollClearing', 'PayrollTaxPayable', 'PrepaidExpensesPayable', 'RentsInTrustLiability', 'TrustAccountsLiabilities', 'FederalIncomeTaxPayable', 'InsurancePayable', 'StateLocalIncomeTaxPayable', 'DutiesAndTaxes', 'AccruedLiabilities', 'DividendsPayable', 'InterestPayables', 'CurrentLiabilities'] },
  { type: 'Long Term Liability', classification: 'Liability', subTypes: ['OtherLongTermLiabilities', 'NotesPayable', 'ShareholderNotesPayable'] },
  { type: 'Equity', classification: 'Equity', subTypes: ['OwnersEquity', 'OpeningBalanceEquity', 'PartnersEquity', 'RetainedEarnings', 'AccumulatedAdjustment', 'PaidInCapitalOrSurplus', 'PartnerContributions', 'PartnerDistributions', 'PreferredStock', 'CommonStock', 'TreasuryStock', 'PersonalExpense', 'PersonalIncome', 'ShareCapital', 'CalledUpShareCapital', 'CapitalReserves', 'DividendDisbursed'] },
  { type: 'Income', classification: 'Revenue', subTypes: ['ServiceFeeIncome', 'SalesOfProductIncome', 'OtherPrimaryIncome', 'NonProfitIncome', 'DiscountsRefundsGiven', 'UnappliedCashPaymentIncome', 'CashReceiptIncome', 'SalesRetail', 'SalesWholesale', 'RevenueGeneral', 'OperatingGrants', 'OwnWorkCapitalized', 'OtherCurrentOperatingIncome', 'SavingsByTaxScheme'] },
  { type: 'Cost of Goods Sold', classification: 'Expense', subTypes: ['SuppliesMaterialsCogs', 'CostOfLaborCos', 'EquipmentRentalCos', 'FreightAndDeliveryCos', 'ShippingFreightDeliveryCos', 'OtherCostsOfServiceCos', 'CostOfSales', 'FreightAndDeliveryCost'] },
  { type: 'Expense', classification: 'Expense', subTypes: ['OtherMiscellaneousServiceCost', 'AdvertisingPromotional', 'Auto', 'BadDebts', 'BankCharges', 'CharitableContributions', 'CostOfLabor', 'DuesSubscriptions', 'Entertainment', 'EntertainmentMeals', 'EquipmentRental', 'FinanceCosts', 'GlobalTaxExpense', 'Insurance', 'InterestPaid', 'LegalProfessionalFees', 'OfficeExpenses', 'OfficeGeneralAdministrativeExpenses', 'OtherBusinessExpenses', 'OtherSellingExpenses', 'PayrollExpenses', 'PromotionalMeals', 'RentOrLeaseOfBuildings', 'RepairMaintenance', 'ShippingFreightDelivery', 'SuppliesMaterials', 'TaxesPaid', 'Travel', 'TravelMeals', 'UnappliedCashBillPaymentExpense', 'Utilities', 'IncomeTaxExpense', 'ManagementCompensation', 'DistributionCosts', 'CommissionsAndFees', 'Purchases'] },
  { type: 'Other Income', classification: 'Revenue', subTypes: ['OtherMiscellaneousIncome', 'DividendIncome', 'InterestEarned', 'OtherInvestmentIncome', 'TaxExemptInterest', 'GainLossOnSaleOfFixedAssets', 'GainLossOnSaleOfInvestments', 'LossOnDisposalOfAssets', 'UnrealisedLossOnSecuritiesNetOfTax', 'OtherOperatingIncome'] },
  { type: 'Other Expense', classification: 'Expense', subTypes: ['OtherMiscellaneousExpense', 'Depreciation', 'ExchangeGainOrLoss', 'OtherHomeOfficeExpenses', 'PenaltiesSettlements', 'Amortization', 'GasAndFuel', 'HomeOffice', 'MortgageInterest', 'RentAndLease', 'ParkingAndTolls', 'Vehicle', 'DeferredTaxExpense', 'TaxRoundoffGainOrLoss'] },
];

const byType = new Map(ACCOUNT_KINDS.map((kind) => [kind.type, kind]));
const bySubType = new Map(ACCOUNT_KINDS.flatMap((kind) => kind.subTypes.map((subType) => [subType, kind] as const)));

/** The kind with this AccountType, `Other Current Asset`. */
export function kindOfType(type: string): AccountKind | undefined {
  return byType.get(type);
}

/** The kind that has this AccountSubType, `UndepositedFunds`. */
export function kindOfSubType(subType: string): AccountKind | undefined {
  return bySubType.get(subType);
}
