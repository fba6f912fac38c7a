using System.Collections.Immutable;
using NodaTime;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IContactListStore>;

namespace TelemarketingCompliance;

/// <summary>What a store of contact lists must do.</summary>
internal static class ContactListCases
{
    private const int Many = 20_000;

    internal static IEnumerable<Case> All =>
    [
        new("find.inside-outside-off-list", StoreAbilities.None,
            "a number in the list, a number outside it, no list named and a list nobody knows are told apart",
            "outside a list the list's record explains the refusal; without a list there is none",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [Number], bench.Token).ConfigureAwait(false);
                ImmutableArray<ContactListAnswer> answers = await store.FindAsync(
                    [Asked("bought", Number), Asked("bought", OtherNumber), Asked(null, Number), Asked("unknown", Number)], bench.Token).ConfigureAwait(false);

                Expect.Sequence([("bought", true), ("bought", false), ("", false), ("", false)], answers.Select(answer => (answer?.List?.Id.Value ?? "", answer?.Contains ?? true)), "answers");
            }),
        new("find.answers-in-order", StoreAbilities.None,
            "every question has its answer, in order, also one asked twice",
            "a batch of calls is asked at once, and row by row belongs together",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("a"), [NumberOf(1)], bench.Token).ConfigureAwait(false);
                await store.AddAsync(List("b"), [NumberOf(2)], bench.Token).ConfigureAwait(false);
                LedgerQuery[] questions = [Asked("b", NumberOf(2)), Asked("a", NumberOf(2)), Asked("a", NumberOf(1)), Asked("b", NumberOf(2)), Asked("b", NumberOf(1))];

                Expect.Sequence([true, false, true, true, false], (await store.FindAsync([.. questions], bench.Token).ConfigureAwait(false)).Select(answer => answer.Contains), "answers");
            }),
        new("add.keeps-every-field", StoreAbilities.None,
            "the record of a list comes back equal in every field",
            "provenance is what the law asks of a list",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [], bench.Token).ConfigureAwait(false);
                ContactList kept = Expect.NotNull((await store.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0].List, "the record");

                Expect.Sequence(List("bought").Campaigns, kept.Campaigns, "campaigns");
                Expect.Equal(List("bought") with { Campaigns = [] }, kept with { Campaigns = [] }, "the record");
            }),
        new("add.numbers-add-up", StoreAbilities.None,
            "numbers that are added to a list later join those it holds, under an equal record; the campaigns of a record need not be the same object",
            "a list is delivered in parts",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [Number, Number], bench.Token).ConfigureAwait(false);
                await store.AddAsync(List("bought"), [OtherNumber, Number], bench.Token).ConfigureAwait(false);

                Expect.Sequence([true, true], (await store.FindAsync([Asked("bought", Number), Asked("bought", OtherNumber)], bench.Token).ConfigureAwait(false)).Select(answer => answer.Contains), "answers");
            }),
        new("add.lists-are-apart", StoreAbilities.None,
            "a number is in the list it was added to and in no other; ids that differ in case, or in the last of 64 characters, are different lists",
            "a list is authorised for its own numbers",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                string end = new('z', 63);
                string[] ids = ["list", "LIST", end + "1", end + "2"];
                for (int i = 0; i < ids.Length; i++)
                    await store.AddAsync(List(ids[i]), [NumberOf(i)], bench.Token).ConfigureAwait(false);
                ImmutableArray<ContactListAnswer> answers = await store.FindAsync([.. ids.SelectMany((id, i) => ids.Select((_, j) => Asked(id, NumberOf(j))))], bench.Token).ConfigureAwait(false);

                Expect.Sequence(ids.SelectMany((_, i) => ids.Select((_, j) => i == j)), answers.Select(answer => answer.Contains), "which list holds which number");
            }),
        new("add.other-under-an-id", StoreAbilities.None,
            "another record under an id that stands is refused with ArgumentException: the first one stays, and the numbers are not added",
            "provenance is added, never changed",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [Number], bench.Token).ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(() => store.AddAsync(List("bought") with { Controller = OtherController }, [OtherNumber], bench.Token), "another controller").ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(() => store.AddAsync(List("bought") with { Campaigns = [] }, [OtherNumber], bench.Token), "other campaigns").ConfigureAwait(false);
                ContactListAnswer answer = (await store.FindAsync([Asked("bought", OtherNumber)], bench.Token).ConfigureAwait(false))[0];

                Expect.Equal((Controller, false), (answer.List?.Controller ?? default, answer.Contains), "the controller of the list, and whether it holds the number");
            }),
        new("add.invalid", StoreAbilities.None,
            "a record that contradicts itself is refused with ArgumentException, and nothing is added",
            "nobody can say later what it meant",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(
                    () => store.AddAsync(List("bought") with { SupplyEndsAt = RecordedTime.At(EntrySamples.Then - Duration.FromDays(9)) }, [Number], bench.Token), "a list whose supply ended before it was acquired").ConfigureAwait(false);

                Expect.Equal(ContactListAnswer.OffList, (await store.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0], "the answer");
            }),
        new("add.thousands", StoreAbilities.None,
            "thousands of numbers in one call are all in the list, and thousands of questions at once have as many answers",
            "lists are long, and a batch holds up to 4096 calls",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [.. Enumerable.Range(0, Many).Select(NumberOf)], bench.Token).ConfigureAwait(false);
                int first = Many - (FactBatch.MaxCount / 2);
                ImmutableArray<ContactListAnswer> answers = await store.FindAsync([.. Enumerable.Range(first, FactBatch.MaxCount).Select(i => Asked("bought", NumberOf(i)))], bench.Token).ConfigureAwait(false);

                Expect.Equal(FactBatch.MaxCount, answers.Length, "answers");
                Expect.Equal((Many - first, true), (answers.Count(answer => answer.Contains), answers[Many - first - 1].Contains), "numbers in the list, and the last of them");
            }),
        new("add.nothing", StoreAbilities.None,
            "a list may be added without numbers, and no questions have no answers",
            "a list may be announced before it is delivered",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [], bench.Token).ConfigureAwait(false);

                Expect.Equal((0, "bought"), ((await store.FindAsync([], bench.Token).ConfigureAwait(false)).Length, (await store.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0].List?.Id.Value), "answers, and the list");
            }),
        new("token.gives-up", StoreAbilities.None,
            "a step whose caller has given up is refused with OperationCanceledException, and adds nothing",
            "whoever gave up will try again, or not",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                CancellationToken late = StoreBench<IContactListStore>.GivenUp;
                await Expect.ThrowsAsync<OperationCanceledException>(() => store.AddAsync(List("bought"), [Number], late), "adding").ConfigureAwait(false);
                await Expect.ThrowsAsync<OperationCanceledException>(async () => await store.FindAsync([Asked("bought", Number)], late).ConfigureAwait(false), "asking").ConfigureAwait(false);

                Expect.Equal(ContactListAnswer.OffList, (await store.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0], "the answer");
            }),
        new("race.all-are-there", StoreAbilities.None,
            "what sixteen threads add to one list at once is all in it",
            "a number that is lost is off-list",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await SideBySide.RunAsync(
                    async thread =>
                    {
                        for (int i = 0; i < 20; i++)
                            await store.AddAsync(List("race"), [NumberOf((thread * 20) + i)], bench.Token).ConfigureAwait(false);
                        return thread;
                    },
                    bench.Token).ConfigureAwait(false);
                ImmutableArray<ContactListAnswer> answers = await store.FindAsync([.. Enumerable.Range(0, SideBySide.Threads * 20).Select(i => Asked("race", NumberOf(i)))], bench.Token).ConfigureAwait(false);

                Expect.Equal(0, answers.Count(answer => !answer.Contains), "numbers that are not in the list");
            }),
        new("reopened.holds-everything", StoreAbilities.Reopens,
            "lists and numbers are there when the store is opened again",
            "a list is bought once",
            async bench =>
            {
                IContactListStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.AddAsync(List("bought"), [Number], bench.Token).ConfigureAwait(false);
                store = await bench.ReopenAsync().ConfigureAwait(false);
                ContactListAnswer answer = (await store.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0];

                Expect.Equal(("bought", true), (answer.List?.Id.Value, answer.Contains), "the list, and whether it holds the number");
            }),
        new("shared.seen-at-once", StoreAbilities.IsShared,
            "what one node adds the others find with their next question",
            "two nodes call from one list",
            async bench =>
            {
                IContactListStore one = await bench.OpenAsync().ConfigureAwait(false);
                IContactListStore other = await bench.OpenAsync().ConfigureAwait(false);
                await one.AddAsync(List("bought"), [Number], bench.Token).ConfigureAwait(false);

                Expect.True((await other.FindAsync([Asked("bought", Number)], bench.Token).ConfigureAwait(false))[0].Contains, "the number is not in the list on the other node");
            }),
    ];

    private static ContactList List(string id) => new()
    {
        Id = new ContactListId(id),
        Controller = Controller,
        Supplier = new PartyId("broker"),
        SupplyContract = "fornitura n.º 7 – 夏",
        AcquiredAt = RecordedTime.At(EntrySamples.Then),
        SupplyEndsAt = RecordedTime.On(new LocalDate(2027, 3, 28), DateTimeZoneProviders.Tzdb["Europe/Rome"]),
        Campaigns = ImmutableArray.Create(new CampaignId("spring"), new CampaignId("autumn")),
        ConsentSampleCheckedAt = RecordedTime.At(EntrySamples.Then + Duration.FromDays(1)),
    };

    private static LedgerQuery Asked(string? list, E164Number number) => new(number, null, Controller, Processor, list is null ? null : new ContactListId(list));
}
