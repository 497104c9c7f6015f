using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web;
using Glasshouse.Web.Safety;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed class SafetyTests
{
    private const string Token = "one-two-three-four-five";

    [Fact]
    public async Task Pages_may_run_no_script_of_others_and_reach_no_camera()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        using HttpResponseMessage answer = await visit.GetAsync("/");
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("camera=(), microphone=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")),
            StringComparison.Ordinal);
        string page = await visit.PageAsync("/");
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style| style=| on[a-z]+=", page);
    }

    [Fact]
    public async Task Nobody_comes_in_without_the_token_where_there_is_one()
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync(Token);
        Directory.CreateDirectory(Path.Combine(visit.Root, "secret-run", "tables"));
        foreach (string place in (string[])["/", "/_blazor/negotiate", "/runs/secret-run/download", "/charts.css"])
        {
            using HttpResponseMessage answer = await visit.GetAsync(place);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("secret-run", page, StringComparison.Ordinal);
            Assert.Contains(RunRecord.BoundarySentence, page, StringComparison.Ordinal);
        }
        using HttpResponseMessage wrong = await visit.SendAsync("/enter", "", "", ("token", Token + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.GetAsync("/")).StatusCode);
        using HttpResponseMessage right = await visit.SendAsync("/enter", "", "", ("token", Token));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using HttpResponseMessage inside = await visit.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.DoesNotContain(Token, await visit.PageAsync("/"), StringComparison.Ordinal);
        using HttpClient other = visit.NewVisitor();
        using HttpResponseMessage outside = await other.GetAsync(
            new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, outside.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", null, true)]
    [InlineData("http://192.168.1.5:5080", Token, true)]
    [InlineData("http://127.0.0.1:5080", null, false)]
    [InlineData("http://localhost:5080", null, false)]
    [InlineData("http://[::1]:5080", null, false)]
    public void Any_address_but_this_machine_s_own_has_a_token(string url, string? token, bool hasToken)
    {
        ConsoleAddress address = ConsoleAddress.Of(url, token);
        Assert.Equal(hasToken, address.Token is { Length: >= 20 });
        Assert.Equal(5080, address.Port);
        Assert.True(token is null || address.Token == token);
    }

    [Theory]
    [InlineData("https://127.0.0.1:5080", null)]
    [InlineData("http://example.org:5080", null)]
    [InlineData("http://127.0.0.1:5080/below", null)]
    [InlineData("nowhere", null)]
    [InlineData("http://0.0.0.0:5080", "short")]
    public void Addresses_and_tokens_that_cannot_hold_are_refused(string url, string? token) =>
        Assert.Throws<BadInputException>(() => ConsoleAddress.Of(url, token));

    [Theory]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%2e%2e")]
    [InlineData("..%5c..")]
    [InlineData("%2fetc")]
    [InlineData("linked")]
    [InlineData(".hidden")]
    [InlineData("a-file%00")]
    public async Task No_name_of_a_run_leads_out_of_the_folder(string name)
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        DirectoryInfo outside = Directory.CreateTempSubdirectory("glasshouse-outside-");
        outside.CreateSubdirectory("tables");
        File.WriteAllText(Path.Combine(outside.FullName, "secret.txt"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(visit.Root, "linked"), outside.FullName);
        Directory.CreateDirectory(Path.Combine(visit.Root, ".hidden", "tables"));
        using HttpResponseMessage answer = await visit.GetAsync($"/runs/{name}/download");
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.DoesNotContain(visit.Root, await visit.PageAsync($"/runs/{name}/download"), StringComparison.Ordinal);
        outside.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Content-Length: 104857600\r\n\r\n", 0)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n6400000\r\n", Guard.MostBytesAsked + 1)]
    public async Task A_scenario_of_100_megabytes_is_refused_before_it_is_read(string rest, long sent)
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        string page = await visit.PageAsync("/");
        Assert.NotEmpty(page);
        using var client = new TcpClient("127.0.0.1", visit.Place.Port);
        NetworkStream stream = client.GetStream();
        string request = $"POST / HTTP/1.1\r\nHost: 127.0.0.1:{visit.Place.Port}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\n{rest}"
            + new string('a', (int)sent);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Matches("^HTTP/1.1 4(00|13) ", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(512 << 10, "Circuit not initialized")]
    [InlineData(WebConsole.MostMessageBytes + (100 << 10), "closed with an error")]
    public async Task A_page_may_send_half_a_megabyte_at_once_and_no_more_than_is_allowed(long bytes, string answer)
    {
        await using ConsoleVisit visit = await ConsoleVisit.OpenAsync();
        using var socket = new ClientWebSocket();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        CancellationToken end = limit.Token;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{visit.Place.Port}/_blazor"), end);
        await Send(socket, Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\x1e"), end);
        // An invocation of a circuit's method with one long text, which is answered only if it was read whole.
        await Send(socket, LongMessage((int)bytes), end);
        string heard = "";
        byte[] buffer = new byte[1 << 14];
        while (!heard.Contains(answer, StringComparison.Ordinal) && socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, end);
            heard += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        Assert.Contains(answer, heard, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_says_what_kind_of_thing_went_wrong_and_no_more()
    {
        using var output = new StringWriter();
        using var log = new PlainLog(output);
        log.CreateLogger("Here").Log(
            LogLevel.Error, new EventId(1, "Failed"), Token, new IOException("/home/somebody/runs is full"),
            (state, trouble) => $"{state} {trouble?.Message}");
        Assert.Equal("Error: Here Failed IOException", output.ToString().Trim());
    }

    private static Task Send(ClientWebSocket socket, byte[] bytes, CancellationToken end) =>
        socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, end);

    // A message of SignalR's: its length, then an array of type 1, headers, no id, the method, its arguments.
    private static byte[] LongMessage(int bytes)
    {
        using var body = new MemoryStream();
        body.Write([0x96, 1, 0x80, 0xC0, 0xB5]);
        body.Write("EndInvokeJSFromDotNet"u8);
        body.Write([0x93, 0, 0xC3, 0xDB, (byte)(bytes >> 24), (byte)(bytes >> 16), (byte)(bytes >> 8), (byte)bytes]);
        body.Write(Encoding.ASCII.GetBytes(new string('a', bytes)));
        body.WriteByte(0x90);
        using var message = new MemoryStream();
        using var writer = new BinaryWriter(message);
        writer.Write7BitEncodedInt((int)body.Length);
        writer.Write(body.ToArray());
        return message.ToArray();
    }
}
