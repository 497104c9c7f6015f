using System.Collections.Immutable;

namespace Glasshouse.Lab.Files;

/// <summary>
/// The line that nation files may not cross: they hold marginal counts. A column that names or identifies people, or
/// a table with one row per person, is refused, whatever it is called and wherever it lies in the folder.
/// </summary>
internal static class PersonBoundary
{
    public const string Code = "person-records";

    private const string Rule =
        "nation files hold counts of areas and groups only; Glasshouse takes in no records about people";

    // Compared without case, spaces, hyphens and underscores.
    private static readonly ImmutableArray<string> Identifiers =
    [
        "firstname", "lastname", "surname", "familyname", "givenname", "fullname", "maidenname", "forename", "initials",
        "voornaam", "achternaam", "naam", "nickname", "personname",
        "bsn", "ssn", "burgerservicenummer", "idnumber", "idno", "idcard", "identitynumber", "identitycard",
        "nationalid", "nationalinsurancenumber", "nin", "taxid", "taxnumber", "passport", "passportnumber", "personid",
        "personnumber", "citizenid", "citizen", "residentid", "userid", "username", "customerid", "patientid",
        "employeeid", "studentid", "respondent", "respondentid",
        "participant", "accountnumber", "iban", "cardnumber", "licenceplate", "licenseplate",
        "numberplate", "driverslicence", "driverslicense",
        "address", "streetaddress", "homeaddress", "street", "housenumber", "postcode", "postalcode", "zipcode", "zip",
        "latitude", "longitude", "birthdate", "dateofbirth", "dob", "birthday", "birthyear", "birthplace",
        "placeofbirth", "geboortedatum", "email", "emailaddress", "phone", "phonenumber", "telephone", "mobile",
        "mobilenumber", "wechat", "wechatid", "ipaddress", "deviceid", "imei", "photo", "face", "faceid",
        "fingerprint", "iris", "dna", "biometric",
    ];

    private static readonly ImmutableArray<string> Traits =
    [
        "age", "sex", "gender", "householdid", "income", "salary", "wage", "occupation", "job", "employer",
        "education", "nationality", "ethnicity", "religion", "race", "maritalstatus", "creditscore", "score",
        "health", "diagnosis", "party", "membership", "name", "children", "relationship",
    ];

    /// <summary>The same line, for lending studies.</summary>
    public const string StudyRule =
        "lending studies hold shares of groups only; Glasshouse takes in no records about people";

    /// <summary>Whether a column or key of this name would tell people apart.</summary>
    public static bool TellsPeopleApart(string name) => Identifiers.Contains(Bare(name));

    /// <summary>Rows beyond which no table of marginal counts goes.</summary>
    public const int MostRows = 50_000;

    private const int ManyRows = 50;
    private const double MostlySingle = 0.9;
    private const int TraitsOfAPerson = 2;

    /// <summary>Looks at a header; returns whether the file may be read on.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="isNameAllowed">Whether <c>name</c> is the name of an area here.</param>
    /// <param name="problems">What was found.</param>
    public static bool Admits(string file, string[] header, bool isNameAllowed, List<Problem> problems)
    {
        int before = problems.Count;
        int traits = 0;
        for (int place = 0; place < header.Length; place++)
        {
            string bare = Bare(header[place]);
            if (Identifiers.Contains(bare) || (bare == "name" && !isNameAllowed))
            {
                problems.Add(new Problem(
                    file, 1, place + 1, Code,
                    $"has a column \"{header[place].Trim()}\", which tells people apart; {Rule}"));
            }
            traits += Traits.Contains(bare) && !(bare == "name" && isNameAllowed) ? 1 : 0;
        }
        if (problems.Count == before && traits >= TraitsOfAPerson)
        {
            problems.Add(new Problem(file, 1, 0, Code, $"looks like one row per person; {Rule}"));
        }
        return problems.Count == before;
    }

    /// <summary>Looks at the counts of a table.</summary>
    public static bool AdmitsCounts(string file, IReadOnlyCollection<double> counts, List<Problem> problems)
    {
        int single = counts.Count(count => count is 0 or 1);
        if (counts.Count < ManyRows || single < counts.Count * MostlySingle)
        {
            return true;
        }
        problems.Add(new Problem(
            file, 0, 0, Code, $"counts at most one in most rows, as if a row were a person; {Rule}"));
        return false;
    }

    private static string Bare(string column) =>
        string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
