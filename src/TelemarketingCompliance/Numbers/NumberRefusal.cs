namespace TelemarketingCompliance;

/// <summary>Why a text was not read as a number. Values are never renumbered.</summary>
public enum NumberRefusal
{
    /// <summary>The text was read.</summary>
    None = 0,

    /// <summary>Nothing is written: the text is empty or holds only spaces and invisible characters.</summary>
    Empty = 1,

    /// <summary>The text holds something that no telephone number holds: letters, vanity spellings, <c>*</c>, <c>#</c>,
    /// control characters; or it is a date.</summary>
    NotANumber = 2,

    /// <summary>A spreadsheet rounded the number away: <c>3,4E+09</c>. The digits are lost; take them from the source.</summary>
    ScientificNotation = 3,

    /// <summary>A spreadsheet or script wrote the number as a decimal: <c>3331234567.0</c>. Reading on would add a digit.</summary>
    DecimalNumber = 4,

    /// <summary>The text holds, or may hold, more than one number: <c>06 12345678/9</c>, <c>06 12345678 - 333 1234567</c>.</summary>
    TwoNumbers = 5,

    /// <summary>Too few digits for its country, and no short number there.</summary>
    TooShort = 6,

    /// <summary>Too many digits for its country, or more than 15.</summary>
    TooLong = 7,

    /// <summary>A number that lacks its area code, such as <c>555 0123</c> in the United States.</summary>
    LocalOnly = 8,

    /// <summary>No number of its country has this many digits, though shorter and longer ones exist.</summary>
    Impossible = 9,

    /// <summary>No country has the country code written.</summary>
    UnknownCountry = 10,

    /// <summary>A national spelling, and no region was given that it could belong to.</summary>
    NoRegion = 11,

    /// <summary>The digits begin with the country code but without <c>+</c>, and both readings are as good: <c>3906123456</c> is a mobile
    /// number or <c>+39 06123456</c>. Write it with <c>+</c>.</summary>
    Ambiguous = 12,
}
